// Passages without a speaker
// question: Which passages have no known speaker?
// use: What to read by eye, because no count holds it.
// group: quality
// parameters:
//   n_top: int = 100 -- at most so many rows
// columns:
//   quote_id: string -- id to give to evidence
//   text: string -- the words
//   article_id: string -- id of the article
//   title: string -- its title
//   published_on: date -- its day
MATCH (q:Quote)-[:IN_ARTICLE]->(ar:Article)
WHERE NOT EXISTS { MATCH (s:Speaker|Organization|Country)-[:SAID]->(q) }
RETURN q.id AS quote_id, q.text AS text, ar.id AS article_id, ar.title AS title, ar.publishedOn AS published_on
ORDER BY published_on, article_id, quote_id
LIMIT $n_top
