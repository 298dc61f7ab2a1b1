sign-in-title = Kirjaudu
sign-in-ended = Kirjaudu, niin pääset jatkamaan. Mitään kirjoittamaasi ei ole kadonnut.
sign-in-username = Sähköpostiosoite
sign-in-password = Salasana
sign-in-forgotten = Unohditko salasanan?
error-sign-in-username-refused = Sähköposti tai salasana ei täsmää. Tarkista molemmat.
error-sign-in-username-blocked = Yrityksiä on ollut liian monta. Odota hetki ja yritä uudelleen.
