// Everything X said
// question: What did an actor say, where and when?
// use: The dossier of a speaker, passage by passage.
// group: speaker
// parameters:
//   actor: actor -- who speaks
//   type: type = '' -- only claims of this type
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   quote_id: string -- id to give to evidence
//   claim_id: string -- id of the claim it expresses
//   type: string -- type of the claim
//   text: string -- the words
//   kind: string -- direct, indirect or mixed
//   mention: string -- how the article names the speaker there
//   said_on: date -- day on which it was said, null where not known
//   article_id: string -- id of the article
//   title: string -- its title
//   published_on: date -- its day
MATCH (s:Speaker|Organization|Country {id: $actor})-[r:SAID]->(q:Quote)-[:IN_ARTICLE]->(ar:Article)
MATCH (q)-[:EXPRESSES]->(c:Claim)
WHERE ($type = '' OR c.type = $type)
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
RETURN q.id AS quote_id, c.id AS claim_id, c.type AS type, q.text AS text, q.kind AS kind, r.text AS mention,
       q.saidOn AS said_on, ar.id AS article_id, ar.title AS title, ar.publishedOn AS published_on
ORDER BY published_on, article_id, quote_id, claim_id
