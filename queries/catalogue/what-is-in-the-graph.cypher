// What is in the graph
// question: How many articles, outlets, passages, claims and actors are there?
// use: The first look at a new record.
// group: quality
// parameters:
// columns:
//   what: string -- label
//   n: int -- nodes with that label
MATCH (x:Article) RETURN 'Article' AS what, count(x.id) AS n
UNION ALL
MATCH (x:Claim) RETURN 'Claim' AS what, count(x.id) AS n
UNION ALL
MATCH (x:Country) RETURN 'Country' AS what, count(x.id) AS n
UNION ALL
MATCH (x:Organization) RETURN 'Organization' AS what, count(x.id) AS n
UNION ALL
MATCH (x:Outlet) RETURN 'Outlet' AS what, count(x.id) AS n
UNION ALL
MATCH (x:Quote) RETURN 'Quote' AS what, count(x.id) AS n
UNION ALL
MATCH (x:Speaker) RETURN 'Speaker' AS what, count(x.id) AS n
