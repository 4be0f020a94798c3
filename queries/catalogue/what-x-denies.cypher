// What X denies
// question: What does an actor deny or reject, and to whom?
// use: The other side's words, with the day they were said.
// group: denial
// parameters:
//   actor: actor -- who denies
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   claim_id: string -- id to give to evidence
//   type: string -- denial or rejection
//   text: string -- the words
//   target_id: string -- id of whom it answers, null where nobody is named
//   target: string -- name of whom it answers
//   n_articles: int -- different articles that carry it
//   first_said_on: date -- first day on which it is known to have been said
MATCH (a:Speaker|Organization|Country {id: $actor})-[:MADE]->(c:Claim)
WHERE c.type IN ['denial', 'rejection']
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c)
WHERE (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
WHERE t.role IN ['accuser', 'proposer']
RETURN c.id AS claim_id, c.type AS type, c.text AS text, b.id AS target_id, b.name AS target,
       count(DISTINCT ar.id) AS n_articles, c.firstSaidOn AS first_said_on
ORDER BY first_said_on, claim_id, target_id
