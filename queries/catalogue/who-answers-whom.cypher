// Who answers whom
// question: Who denies whose claims, in which words?
// use: Print the denial beside the accusation.
// group: denial
// draws: denials
// parameters:
//   actor: actor = '' -- only answers by or to this actor
//   since: date = 0001-01-01 -- first day counted: the day the answer was given, else published; undated ones count only without since and until
//   until: date = 9999-12-31 -- first day no longer counted
//   min_confidence: float = 0.0 -- leave out pairs whose link is less sure, 0 to 1
// columns:
//   source_id: string -- id of who answers
//   source: string -- name of who answers
//   target_id: string -- id of who is answered
//   target: string -- name of who is answered
//   answer_id: string -- id of the answering claim, for evidence
//   answer_text: string -- its words
//   claim_id: string -- id of the claim that is answered, for evidence
//   claim_text: string -- its words
//   answered_on: date -- first day on which the answer was said
//   said_on: date -- first day on which the claim was said
//   confidence: float -- how sure the link is, 0 to 1
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
