use rinnalla_paper::*; use std::time::Instant;
fn main(){
 let w="a".repeat(50_000); let s="Pitkä juttu jatkuu. ".repeat(2500);
 for (n,t) in [("word",w),("sent",s)] { let t=||t.clone();
  for (k,b) in [("par",Block::Paragraph(t())),("list",Block::List(vec![t(),t()])),("facts",Block::Facts(vec![(t(),t())])),("boxed",Block::Boxed(vec![Block::Paragraph(t())])),("head",Block::Heading{level:1,text:t()}),("sign",Block::Signatures(vec![Signature{role:t(),..Signature::default()}])),("rows",Block::Rows{head:vec![t(),t()],rows:vec![vec![t(),t()]]})] {
   let i=Instant::now(); let p=set(&Document{language:Language::Finnish,title:"x".into(),author:"".into(),made_on:(2026,1,1),footer:"".into(),size:TypeSize::Normal,letterhead:None,blocks:vec![b]}).unwrap();
   println!("{n} {k} {:?} {}",i.elapsed(),p.len()); } } }
