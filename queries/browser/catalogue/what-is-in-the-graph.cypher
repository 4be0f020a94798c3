// What is in the graph
// How many articles, outlets, passages, claims and actors are there?
//
OPTIONAL MATCH (x:Article) WITH count(x.id) AS nArticle
OPTIONAL MATCH (x:Claim) WITH nArticle, count(x.id) AS nClaim
OPTIONAL MATCH (x:Country) WITH nArticle, nClaim, count(x.id) AS nCountry
OPTIONAL MATCH (x:Organization) WITH nArticle, nClaim, nCountry, count(x.id) AS nOrganization
OPTIONAL MATCH (x:Outlet) WITH nArticle, nClaim, nCountry, nOrganization, count(x.id) AS nOutlet
OPTIONAL MATCH (x:Quote) WITH nArticle, nClaim, nCountry, nOrganization, nOutlet, count(x.id) AS nQuote
OPTIONAL MATCH (x:Speaker) WITH nArticle, nClaim, nCountry, nOrganization, nOutlet, nQuote, count(x.id) AS nSpeaker
UNWIND [{label: 'Article', nodes: nArticle}, {label: 'Claim', nodes: nClaim}, {label: 'Country', nodes: nCountry}, {label: 'Organization', nodes: nOrganization}, {label: 'Outlet', nodes: nOutlet}, {label: 'Quote', nodes: nQuote}, {label: 'Speaker', nodes: nSpeaker}] AS entry
RETURN entry.label AS what, entry.nodes AS n
ORDER BY what
