// Accusations hedged, supposed or negated
// Which accusations are only hedged, supposed, expected or negated, and so stand in no count?
//
// modality: hypothetical, future, hedged, or asserted (then only the negated) (asserted, hypothetical, future, hedged, any)
// since: first day counted: the day it was said, else published; undated ones count only without since and until
// until: first day no longer counted
:param modality => 'any';
:param since => '0001-01-01';
:param until => '9999-12-31';
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
