use rinnalla_app::{Error, FutureExt, Rule, activity};
use rinnalla_domain::{AccountId, ActivityId, OrganisationId};

use crate::world::{World, each, not_found, rule};

async fn permit(
    world: &World,
    who: &AccountId,
    member: &OrganisationId,
    umbrella: &OrganisationId,
) -> Result<(), Error> {
    let (member, umbrella) = (member.clone(), umbrella.clone());
    world.run(who, move |w| activity::permit(w, member, umbrella).boxed()).await
}

async fn edit(world: &World, who: &AccountId, id: &ActivityId) -> Result<(), Error> {
    let id = id.clone();
    world
        .run(who, move |w| {
            async move {
                let shown = activity::open(w, id.clone()).await?;
                activity::edit(w, id, shown.activity.content, shown.activity.version).await
            }
            .boxed()
        })
        .await
}

#[tokio::test]
async fn an_umbrella_edits_for_its_member_while_the_permission_lasts() {
    each(async |world| {
        let club = world.club().await;
        let (member, umbrella) = (world.organisation.clone(), world.elsewhere.clone());
        not_found(edit(&world, &world.other, &club.id).await);
        permit(&world, &world.organiser, &member, &umbrella).await.unwrap();

        let members = world.run(&world.other, |w| activity::of_members(w).boxed()).await.unwrap();
        assert_eq!(members[0].member.id, member);
        assert_eq!(members[0].entries.iter().map(|e| e.number).collect::<Vec<_>>(), [club.number]);
        edit(&world, &world.other, &club.id).await.unwrap();
        let shown = world
            .run(&world.other, {
                let id = club.id.clone();
                move |w| activity::open(w, id).boxed()
            })
            .await
            .unwrap();
        assert!(shown.history.iter().any(|line| line.change == "edited" && line.by == "umbrella"));
        assert_eq!(shown.activity.checked_by, "umbrella");
        // Editing does not make it the umbrella's own.
        assert_eq!(shown.activity.content.organiser.organisation, Some(member.clone()));

        // Taken back, it ends at once: nothing is listed, shown or written any more.
        let (of, to) = (member.clone(), umbrella.clone());
        world.run(&world.organiser, move |w| activity::withdraw(w, of, to).boxed()).await.unwrap();
        not_found(edit(&world, &world.other, &club.id).await);
        assert!(world.run(&world.other, |w| activity::of_members(w).boxed()).await.unwrap().is_empty());
        let (of, to) = (member.clone(), umbrella.clone());
        not_found(world.run(&world.organiser, move |w| activity::withdraw(w, of, to).boxed()).await);

        // Given again, it holds again.
        permit(&world, &world.organiser, &member, &umbrella).await.unwrap();
        edit(&world, &world.other, &club.id).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn only_the_member_permits_and_takes_back() {
    each(async |world| {
        let (member, umbrella) = (world.organisation.clone(), world.elsewhere.clone());
        // The umbrella cannot permit itself for others, nor can a coordinator speak for a member.
        not_found(permit(&world, &world.other, &member, &umbrella).await);
        not_found(permit(&world, &world.coordinator, &member, &umbrella).await);
        assert_eq!(rule(permit(&world, &world.organiser, &member, &member).await), Rule::OwnUmbrella);
        not_found(permit(&world, &world.organiser, &member, &OrganisationId::new("nobody")).await);
        let municipality = rinnalla_app::store::organisation::municipality_id(crate::world::sodankyla());
        not_found(permit(&world, &world.organiser, &member, &municipality).await);
        permit(&world, &world.organiser, &member, &umbrella).await.unwrap();
        let (of, to) = (member.clone(), umbrella.clone());
        not_found(world.run(&world.other, move |w| activity::withdraw(w, of, to).boxed()).await);
        let permitted = world.run(&world.organiser, |w| activity::permissions(w).boxed()).await.unwrap();
        assert_eq!(permitted[0].umbrellas[0].1.id, umbrella);
        assert!(permitted[0].others.iter().all(|other| other.id != umbrella));
    })
    .await;
}
