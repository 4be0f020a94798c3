// Articles by month
// question: How many articles of each month are there, and how many passages in them?
// use: Do not take more articles for more anger: the measure to hold counts against.
// group: time
// parameters:
// columns:
//   month: string -- YYYY-MM of publication; null where not known
//   n_articles: int -- articles
//   n_quotes: int -- passages in them
MATCH (ar:Article)
OPTIONAL MATCH (q:Quote)-[:IN_ARTICLE]->(ar)
RETURN ar.month AS month, count(DISTINCT ar.id) AS n_articles, count(DISTINCT q.id) AS n_quotes
ORDER BY month
