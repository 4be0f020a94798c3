// Articles by month
// How many articles of each month are there, and how many passages in them?
//
MATCH (ar:Article)
OPTIONAL MATCH (q:Quote)-[:IN_ARTICLE]->(ar)
RETURN ar.month AS month, count(DISTINCT ar.id) AS n_articles, count(DISTINCT q.id) AS n_quotes
ORDER BY month
