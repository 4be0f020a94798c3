// Who answers whom
// Who denies whose claims, in which words?
//
// actor: only answers by or to this actor
// since: first day counted: the day the answer was given, else published; undated ones count only without since and until
// until: first day no longer counted
// min_confidence: leave out pairs whose link is less sure, 0 to 1
:param actor => '';
:param since => '0001-01-01';
:param until => '9999-12-31';
:param min_confidence => 0.0;
MATCH (d:Claim)-[l:DENIES]->(c:Claim)
WHERE l.confidence >= $min_confidence
  AND ($since = '0001-01-01' AND $until = '9999-12-31'
       OR EXISTS { MATCH (d)<-[:EXPRESSES]-(q:Quote)-[:IN_ARTICLE]->(ar:Article)
                   WHERE coalesce(q.saidOn, ar.publishedOn) >= date($since) AND coalesce(q.saidOn, ar.publishedOn) < date($until) })
OPTIONAL MATCH (a:Speaker|Organization|Country)-[:MADE]->(d)
OPTIONAL MATCH (b:Speaker|Organization|Country)-[:MADE]->(c)
WITH d, c, a, b, l.confidence AS sure
WHERE $actor = '' OR a.id = $actor OR b.id = $actor
RETURN a.id AS source_id, a.name AS source, b.id AS target_id, b.name AS target,
       d.id AS answer_id, d.text AS answer_text, c.id AS claim_id, c.text AS claim_text,
       d.firstSaidOn AS answered_on, c.firstSaidOn AS said_on, sure AS confidence
ORDER BY answered_on, answer_id, claim_id, source_id, target_id
