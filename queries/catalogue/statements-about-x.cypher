// Statements about X
// question: What is said about an actor, by whom?
// use: All sides on one person or state.
// group: speaker
// parameters:
//   actor: actor -- whom it is about
//   type: type = '' -- only claims of this type
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   claim_id: string -- id to give to evidence
//   type: string -- type of the claim
//   role: string -- what X is in it: accused, threatened, asked, harmed, ...
//   text: string -- the words
//   negated: bool -- whether it is said not to be so
//   modality: string -- asserted, hypothetical, future or hedged
//   source_id: string -- id of who said it, null where not known
//   source: string -- name of who said it
//   n_articles: int -- different articles that carry it
//   first_said_on: date -- first day on which it is known to have been said
MATCH (b:Speaker|Organization|Country {id: $actor})<-[t:TARGETS]-(c:Claim)
WHERE ($type = '' OR c.type = $type)
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(c)
RETURN c.id AS claim_id, c.type AS type, t.role AS role, c.text AS text, c.negated AS negated, c.modality AS modality,
       a.id AS source_id, a.name AS source, count(DISTINCT ar.id) AS n_articles, c.firstSaidOn AS first_said_on
ORDER BY first_said_on, claim_id, role, source_id
