// Passages without a speaker
// Which passages have no known speaker?
//
// n_top: at most so many rows
:param n_top => 100;
MATCH (q:Quote)-[:IN_ARTICLE]->(ar:Article)
WHERE NOT EXISTS { MATCH (s:Speaker|Organization|Country)-[:SAID]->(q) }
RETURN q.id AS quote_id, q.text AS text, ar.id AS article_id, ar.title AS title, ar.publishedOn AS published_on
ORDER BY published_on, article_id, quote_id
LIMIT $n_top
