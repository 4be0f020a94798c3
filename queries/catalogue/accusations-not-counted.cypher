// Accusations hedged, supposed or negated
// question: Which accusations are only hedged, supposed, expected or negated, and so stand in no count?
// use: "May have shelled" is no accusation yet; read these before saying that nobody said it.
// group: accusation
// parameters:
//   modality: modality = any -- hypothetical, future, hedged, or asserted (then only the negated)
//   since: date = 0001-01-01 -- first day counted: the day it was said, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
// columns:
//   claim_id: string -- id to give to evidence
//   text: string -- the words
//   modality: string -- asserted, hypothetical, future or hedged
//   negated: bool -- whether it is said not to be so
//   source_id: string -- id of who said it
//   source: string -- name of who said it
//   target_id: string -- id of whom it is about
//   target: string -- name of whom it is about
MATCH (ar:Article)<-[:IN_ARTICLE]-(q:Quote)-[:EXPRESSES]->(c:Claim {type: 'accusation'})
WHERE (c.negated OR c.modality <> 'asserted')
  AND ($modality = 'any' OR c.modality = $modality)
  AND (coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until)
       OR coalesce(q.saidOn, ar.publishedOn) IS NULL AND $since = '0001-01-01' AND $until = '9999-12-31')
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(c)
OPTIONAL MATCH (c)-[t:TARGETS]->(b:Speaker|Organization|Country)
WHERE t.role = 'accused'
RETURN DISTINCT c.id AS claim_id, c.text AS text, c.modality AS modality, c.negated AS negated,
       a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target
ORDER BY claim_id, source_id, target_id
