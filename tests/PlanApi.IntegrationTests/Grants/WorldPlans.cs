namespace PlanApi.IntegrationTests.Grants;

/// <summary>
/// Two plans whose hidden parts are marked. What a key for <c>tier=mid</c> may not see has "zzh" in its code and "Zzh" in each of its
/// texts, and its numbers are above a million; what a key for <c>line=sales, tier=mid</c> may not see either has "zzl", and its numbers are
/// above ten thousand. What both see is so small that no sum of it comes near: whatever is computed with a hidden number is known by its
/// size.
/// </summary>
internal static class WorldPlans
{
    /// <summary>Has the tier; everything hidden takes part in something that is seen.</summary>
    public const string World = """
        format: planapi/1
        plan:
          code: world
          names: {en: World}
          calendar: {year: 2024, referenceFrom: 2023, referenceTo: 2025}
          currency: CNY
          timeZone: Asia/Shanghai
          matrix: {rows: line, columns: tier}
        sections:
          - {code: "1", names: {en: Background}, purpose: background}
        parties:
          - {code: coo, names: {en: Chief operating officer}}
          - {code: boss, escalatesTo: coo}
        dimensions:
          - {code: line}
          - {code: tier}
          - {code: market}
        members:
          - {code: sales, dimension: line}
          - {code: zzl-brand, dimension: line, names: {en: Zzl brand}}
          - {code: zzh-top, dimension: tier, names: {en: Zzh top}}
          - {code: zzh-head, dimension: tier, parent: zzh-top, names: {en: Zzh head}}
          - {code: zzh-big, dimension: tier, parent: zzh-head, names: {en: Zzh big}}
          - {code: mid, dimension: tier, parent: zzh-top, moves: [{from: "2024-10-01", parent: zzh-head}]}
          - {code: mid-a, dimension: tier, parent: mid}
          - {code: mid-b, dimension: tier, parent: mid}
          - {code: latam, dimension: market}
          - {code: mexico, dimension: market, parent: latam}
          - {code: eu, dimension: market}
        groups:
          - {code: mid-pair, dimension: tier, definitions: [{members: [mid-a, mid-b]}, {members: [mid-a, zzh-big], wording: {en: Zzh pair}}]}
          - {code: zzh-pair, dimension: tier, names: {en: Zzh pair}, definitions: [{members: [mid-a, zzh-big], wording: {en: Zzh pair}}]}
          - {code: emerging, dimension: market, definitions: [{members: [latam]}]}
        lists:
          - {code: data-sources, items: [{en: transactions}]}
        currencies:
          - {code: USD}
        scenarios:
          - {code: cautious, parent: baseline}
        exchangeRates:
          - {code: usd-cny, from: USD, to: CNY, validFrom: "2024-01-01", value: 7}
        indicators:
          - {code: gmv, kind: flow, unit: currency, decimals: 2, thresholds: {green: 0.95, yellow: 0.8}}
          - {code: orders, kind: flow, unit: number, decimals: 2, expectedEvery: day}
          - {code: visitors, kind: flow, unit: number, decimals: 2}
          - {code: sellers, kind: stock, unit: number, overTime: last}
          - {code: order-rate, kind: ratio, unit: percent, decimals: 2, numerator: orders, denominator: visitors}
          - {code: order-value, kind: formula, unit: currency, decimals: 2, formula: "[gmv] / [orders]"}
          - {code: gmv-identity, kind: formula, unit: currency, decimals: 2, formula: "[visitors] * [order-rate] * [order-value]"}
          - {code: gmv-share, kind: share, unit: percent, decimals: 1, base: gmv, shareOf: tier}
          - {code: gmv-growth, kind: growth, unit: percent, decimals: 1, base: gmv, against: previousQuarter}
          - {code: satisfaction, kind: score, unit: points, decimals: 1, weightedBy: orders}
          - {code: uniques, kind: nonAdditive, unit: number}
        targets:
          - {code: zzh-total, indicator: gmv, period: "2024", comparator: atLeast, value: 7919001.5, names: {en: Zzh total}, wording: {en: Zzh total}}
          - {code: zzh-head-gmv, indicator: gmv, scope: {tier: zzh-head}, period: "2024", comparator: atLeast, value: 7927001.5, wording: {en: Zzh head}}
          - {code: zzh-line-orders, indicator: orders, scope: {line: sales}, period: "2024", comparator: atLeast, value: 7933001, wording: {en: Zzh line}}
          - {code: zzh-pair-gmv, indicator: gmv, scope: {tier: zzh-pair}, period: "2024", comparator: atLeast, value: 7937001, wording: {en: Zzh pair}}
          - {code: zzh-big-orders, indicator: orders, scope: {line: sales, tier: zzh-big}, period: "2024", comparator: atLeast, value: 20949001, wording: {en: Zzh big}, baseline: {value: 7951001, period: "2023"}}
          - {code: zzl-mid-gmv, indicator: gmv, scope: {tier: mid}, period: "2024", comparator: atLeast, value: 30011, wording: {en: Zzl mid}}
          - {code: zzl-brand-orders, indicator: orders, scope: {line: zzl-brand, tier: mid-b}, period: "2024", comparator: atLeast, value: 30013, wording: {en: Zzl brand}}
          - {code: sales-mid-gmv, indicator: gmv, scope: {line: sales, tier: mid}, period: "2024", comparator: atLeast, value: 366, wording: {en: seen}, baseline: {value: 300, period: "2023"}}
          - {code: sales-mid-orders, indicator: orders, scope: {line: sales, tier: mid-a}, period: "2024", comparator: atLeast, value: 732}
          - {code: pair-orders, indicator: orders, scope: {line: sales, tier: mid-pair}, period: 2024-Q1, comparator: atLeast, value: 90}
          - {code: rate-mid, indicator: order-rate, scope: {line: sales, tier: mid}, period: "2024", comparator: atLeast, value: 50}
        objectives:
          - {code: zzh-growth, names: {en: Zzh growth}, wording: {en: Zzh growth}, owner: coo}
          - {code: zzh-head-third, scope: {tier: zzh-head}, wording: {en: Zzh third}, parents: [sales-mid-first, zzh-growth], owner: coo}
          - {code: zzl-mid-second, scope: {tier: mid}, wording: {en: Zzl second}, parents: [zzh-growth]}
          - {code: sales-mid-first, scope: {line: sales, tier: mid}, wording: {en: seen}, parents: [zzh-growth, zzl-mid-second], owner: boss}
          - {code: sales-mid-below, scope: {line: sales, tier: mid-a}, parents: [sales-mid-first]}
        keyResults:
          - {code: zzh-kr, objective: zzh-growth, target: zzh-total, names: {en: Zzh result}, owner: boss}
          - {code: zzh-cross-kr, objective: sales-mid-first, target: zzh-big-orders, names: {en: Zzh cross}, owner: boss}
          - {code: zzh-above-kr, objective: zzh-growth, target: sales-mid-orders, names: {en: Zzh above}}
          - {code: zzl-kr, objective: zzl-mid-second, target: zzl-mid-gmv, names: {en: Zzl result}}
          - {code: sales-kr, objective: sales-mid-first, target: sales-mid-gmv, owner: boss}
          - {code: orders-kr, objective: sales-mid-below, target: sales-mid-orders}
        weightWindows:
          - {code: sale, from: "2024-03-01", to: "2024-03-31"}
        weights:
          - {code: zzh-sales-weight, of: {line: sales}, value: 1000003, reason: {en: Zzh weight}}
          - {code: zzh-head-weight, of: {tier: zzh-head}, value: 1000033, window: sale, reason: {en: Zzh weight}}
          - {code: zzh-cross-weight, keyResult: zzh-cross-kr, value: 1000037, reason: {en: Zzh weight}}
          - {code: zzh-growth-weight, objective: zzh-growth, value: 1000039, reason: {en: Zzh weight}}
          - {code: zzh-in-head, of: {line: sales}, within: {tier: zzh-head}, value: 1000081, reason: {en: Zzh weight}}
          - {code: zzl-mid-weight, of: {tier: mid}, value: 30029, reason: {en: Zzl weight}}
          - {code: sales-in-mid, of: {line: sales}, within: {tier: mid}, value: 60, reason: {en: seen}}
          - {code: mid-a-in-sales, of: {tier: mid-a}, within: {line: sales}, value: 40}
          - {code: sales-kr-weight, keyResult: sales-kr, value: 70}
          - {code: below-weight, objective: sales-mid-below, value: 30}
        reviewSchedules:
          - {code: zzh-month, names: {en: Zzh month}, cadence: month, kind: assessment, questions: [{en: Zzh question}], indicators: [gmv], owner: coo, wording: {en: Zzh month}}
          - {code: zzh-head-month, cadence: month, scope: {tier: zzh-head}, questions: [{en: Zzh question}]}
          - {code: sales-month, cadence: month, objective: sales-mid-first, scope: {line: sales, tier: mid}, questions: [{en: How is it}], owner: boss}
        phases:
          - {code: build-up, names: {en: Build-up}, start: 2024-Q1, end: 2024-Q2, indicators: [gmv], owner: boss}
        initiatives:
          - {code: zzh-line, names: {en: Zzh line}, wording: {en: Zzh line}, owner: coo}
          - {code: zzh-head-push, scope: {tier: zzh-head}, parent: zzh-line, names: {en: Zzh push}, phase: build-up}
          - {code: zzl-push, scope: {tier: mid}, parent: zzh-line, names: {en: Zzl push}}
          - {code: sales-push, scope: {line: sales, tier: mid}, parent: zzh-line, start: 2024-02, end: 2024-05, progress: [{period: 2024-Q1, done: 20}], owner: boss}
          - {code: sales-push-below, scope: {line: sales, tier: mid-a}, parent: sales-push}
        contributions:
          - {code: zzh-effect, initiative: zzh-line, target: zzh-total, effect: 7919017, wording: {en: Zzh effect}}
          - {code: zzh-cross-effect, initiative: sales-push, target: zzh-big-orders, effect: 7919023, wording: {en: Zzh effect}}
          - {code: zzh-above-effect, initiative: zzh-line, target: sales-mid-orders, wording: {en: Zzh effect}}
          - {code: sales-effect, initiative: sales-push, target: sales-mid-gmv, effect: 12}
        milestones:
          - {code: zzh-gate, names: {en: Zzh gate}, phase: build-up, due: 2024-05, criteria: [{en: Zzh criterion}], owner: coo}
          - {code: zzh-push-done, initiative: zzh-line, scope: {line: sales, tier: mid}, criteria: [{en: Zzh criterion}]}
          - {code: sales-gate, scope: {line: sales, tier: mid}, initiative: sales-push, due: 2024-04, criteria: [{en: seen}], owner: boss}
        dependencies:
          - {code: zzh-after, milestone: sales-gate, afterMilestone: zzh-gate, reason: {en: Zzh reason}}
          - {code: zzh-before, milestone: zzh-push-done, afterInitiative: sales-push, reason: {en: Zzh reason}}
          - {code: sales-after, milestone: sales-gate, afterPhase: build-up, type: startToFinish, lag: 10, reason: {en: seen}}
        budgetItems:
          - {code: zzh-all-money, names: {en: Zzh money}, amount: 7951017, justification: {en: Zzh money}, owner: coo}
          - {code: zzh-head-money, scope: {tier: zzh-head}, parent: zzh-all-money, share: 99.5, names: {en: Zzh money}}
          - {code: zzh-cross-money, scope: {line: sales, tier: mid}, objective: zzh-growth, amount: 7951019, names: {en: Zzh money}}
          - {code: zzl-money, scope: {tier: mid}, parent: zzh-all-money, amount: 30031, names: {en: Zzl money}}
          - {code: sales-money, scope: {line: sales, tier: mid}, parent: zzh-all-money, amount: 12, objective: sales-mid-first, initiative: sales-push, owner: boss}
          - {code: sales-money-below, scope: {line: sales, tier: mid-a}, parent: sales-money, share: 40}
        decisionPackages:
          - {code: zzh-package, item: zzh-all-money, level: higher, amount: 7951021, names: {en: Zzh package}}
          - {code: zzh-cross-package, item: zzh-cross-money, amount: 7951027, names: {en: Zzh package}}
          - {code: sales-package, item: sales-money, amount: 3, rank: 1}
        fundingSources:
          - {code: zzh-own-funds, amount: 7951031, names: {en: Zzh funds}}
        budgetEntries:
          - {code: zzh-entry, item: zzh-all-money, period: 2024-01, amount: 7951033, reference: {en: Zzh entry}}
          - {code: zzh-cross-entry, item: zzh-cross-money, period: 2024-01, amount: 7951037, reference: {en: Zzh entry}}
          - {code: sales-entry, item: sales-money, period: 2024-02, amount: 4, reference: {en: seen}}
        teams:
          - {code: zzh-team, names: {en: Zzh team}, headCount: 1000289}
        posts:
          - {code: zzh-post, names: {en: Zzh post}, team: zzh-team, headCount: 1000291}
        staffMovements:
          - {code: zzh-hired, team: zzh-team, planned: 1000303, wording: {en: Zzh hired}}
        resources:
          - {code: zzh-servers, names: {en: Zzh servers}, quantity: 1000313, fundedBy: [sales-money]}
        riskLevels:
          - {code: red, severity: 4, probabilityFrom: 4, probabilityTo: 5, impactFrom: 4, impactTo: 5}
        committees: [{code: board}]
        committeeSeats: [{code: board-boss, committee: board, party: boss}]
        riskCategories:
          - {code: political, appetite: red}
        risks:
          - {code: zzh-risk, names: {en: Zzh risk}, category: political, level: red, causes: [{en: Zzh cause}], owner: coo}
          - {code: zzh-head-risk, scope: {tier: zzh-head}, names: {en: Zzh risk}}
          - {code: zzl-risk, scope: {tier: mid}, names: {en: Zzl risk}}
          - {code: sales-risk, scope: {line: sales, tier: mid}, category: political, indicators: [gmv], probability: 10, owner: boss}
          - {code: sales-risk-below, scope: {line: sales, tier: mid-a}, frequency: 2}
        riskAssessments:
          - {code: zzh-score, risk: zzh-risk, probability: 5, impact: 5, reason: {en: Zzh score}}
          - {code: sales-score, risk: sales-risk, probability: 2, impact: 3, reason: {en: seen}}
        riskResponses:
          - {code: zzh-response, risk: zzh-risk, cost: 7951039, names: {en: Zzh response}}
          - {code: zzh-capped, risk: sales-risk, cap: zzh-total, names: {en: Zzh response}}
          - {code: sales-response, risk: sales-risk, strategy: reduce, cost: 2, department: boss, cap: sales-mid-gmv}
        riskImpacts:
          - {code: zzh-impact, risk: zzh-risk, distribution: uniform, low: 1000333, high: 2000363}
          - {code: sales-impact, risk: sales-risk, distribution: uniform, low: 1, high: 3}
        riskCorrelations:
          - {code: zzh-pairing, first: sales-risk, second: zzh-risk, coefficient: 0.5}
          - {code: sales-pairing, first: sales-risk, second: sales-risk-below, coefficient: 0.25}
        contingencyPlans:
          - {code: zzh-standby, risk: zzh-risk, trigger: {en: Zzh trigger}, actions: [{en: Zzh action}]}
          - {code: zzh-free-standby, trigger: {en: Zzh trigger}}
          - {code: sales-standby, risk: sales-risk, trigger: {en: seen}, drillsAYear: 2}
        drills:
          - {code: zzh-drill, contingencyPlan: sales-standby, result: {en: Zzh drill}}
        riskCases:
          - {code: zzh-case, names: {en: Zzh case}, risk: sales-risk, lessons: [{en: Zzh lesson}]}
        keyRiskIndicators:
          - {code: zzh-watched, names: {en: Zzh watched}, indicator: gmv, red: 7951043, owner: coo}
          - {code: zzh-cross-watched, names: {en: Zzh watched}, risk: zzh-risk, scope: {line: sales, tier: mid}, indicator: gmv, red: 7951051}
          - {code: sales-watched, risk: sales-risk, scope: {line: sales, tier: mid}, indicator: gmv, alarm: below, red: 3, owner: boss}
        planningRounds:
          - {code: bottom-up, names: {en: Bottom up}, due: 2023-11-30}
        sliceAssignments:
          - {code: zzh-slice, round: bottom-up, party: coo, indicators: [gmv], period: 2024, wording: {en: Zzh slice}}
          - {code: zzh-head-slice, round: bottom-up, scope: {tier: zzh-head}, indicators: [gmv], period: 2024, state: locked, submitted: 2023-12-24, reason: Zzh reason}
          - {code: zzl-slice, round: bottom-up, scope: {tier: mid}, indicators: [gmv], period: 2024}
          - {code: orders-slice, round: bottom-up, scope: {line: sales, tier: mid}, indicators: [gmv, orders], period: 2024}
          - {code: sales-slice, round: bottom-up, party: boss, scope: {line: sales, tier: mid}, indicators: [gmv], measure: forecast, period: 2024, grain: quarter}
        holds:
          - {code: zzh-total-hold, indicator: orders, period: 2024-Q2, measure: target, owner: coo, reason: {en: Zzh hold}}
          - {code: zzh-big-hold, indicator: gmv, scope: {tier: zzh-big}, period: 2024-02, measure: target, reason: {en: Zzh hold}}
          - {code: sales-hold, indicator: gmv, scope: {line: sales, tier: mid-b}, period: 2024-03, measure: target, reason: {en: seen}}
        bounds:
          - {code: zzh-total-bound, indicator: gmv, period: 2024-Q1, measure: target, max: 3050500, owner: coo, reason: {en: Zzh bound}}
          - {code: zzh-actual-bound, indicator: visitors, period: 2024-Q1, measure: actual, max: 3000500, reason: {en: Zzh bound}}
          - {code: sales-bound, indicator: gmv, scope: {line: sales, tier: mid-a}, period: 2024-03, measure: target, max: 400, reason: {en: seen}}
        importMappings:
          - {code: zzh-mapping, names: {en: Zzh mapping}, columns: [{column: Value, holds: value}], constants: {indicator: gmv, scope: {tier: zzh-head}, period: 2024-01}}
        waivers:
          - {code: zzh-waiver, finding: 0123456789abcdef, reason: {en: Zzh waiver}, acceptedBy: coo}
        cells:
          - {indicator: gmv, scope: {line: sales, tier: mid-a}, period: 2024-01, measure: target, value: 11}
          - {indicator: gmv, scope: {line: sales, tier: mid-a}, period: 2024-02, measure: target, value: 12}
          - {indicator: gmv, scope: {line: sales, tier: mid-b}, period: 2024-02, measure: target, value: 13}
          - {indicator: gmv, scope: {line: sales, tier: mid-a}, period: 2024-04, measure: forecast, value: 14}
          - {indicator: gmv, scope: {line: zzl-brand, tier: mid-b}, period: 2024-02, measure: target, value: 40009}
          - {indicator: gmv, scope: {line: sales, tier: zzh-big}, period: 2024-01, measure: target, value: 1000151}
          - {indicator: gmv, scope: {line: sales, tier: zzh-big}, period: 2024-02, measure: target, value: 1000159}
          - {indicator: gmv, scope: {line: zzl-brand, tier: zzh-big}, period: 2024-03, measure: target, value: 1000171}
          - {indicator: gmv, scope: {line: sales, tier: zzh-big}, period: 2024-04, measure: forecast, value: 1000193}
          - {indicator: gmv, period: "2023", measure: actual, value: 7993001}
          - {indicator: orders, scope: {line: sales, tier: mid-a}, period: 2024-01, measure: target, value: 10}
          - {indicator: orders, scope: {line: sales, tier: mid-b}, period: 2024-01, measure: target, value: 20}
          - {indicator: orders, scope: {line: sales, tier: zzh-big}, period: 2024-01, measure: target, value: 1000213}
          - {indicator: orders, scope: {line: zzl-brand, tier: mid-b}, period: 2024-01, measure: target, value: 40013}
          - {indicator: orders, scope: {line: sales, tier: mid-a}, period: 2024-04, measure: target, value: 10}
          - {indicator: orders, scope: {line: sales, tier: zzh-big}, period: 2024-04, measure: target, value: 1000231}
          - {indicator: visitors, scope: {line: sales, tier: mid-a}, period: 2024-01, measure: target, value: 100}
          - {indicator: visitors, scope: {line: sales, tier: zzh-big}, period: 2024-01, measure: target, value: 1000249}
          - {indicator: sellers, scope: {line: sales, tier: mid-a}, period: 2024-01, measure: target, value: 5}
          - {indicator: sellers, scope: {line: sales, tier: zzh-big}, period: 2024-01, measure: target, value: 1000253}
          - {indicator: uniques, scope: {line: sales, tier: mid}, period: 2024-01, measure: target, value: 7}
          - {indicator: uniques, period: 2024-01, measure: target, value: 1000273}
          - {indicator: satisfaction, scope: {line: sales, tier: mid-a}, period: 2024-01, measure: target, value: 4}

        """;

    /// <summary>Lacks the tier: a key that is limited in it sees none of the numbers and placed parts.</summary>
    public const string Bare = """
        format: planapi/1
        plan: {code: bare, calendar: {year: 2024}, currency: CNY, timeZone: Asia/Shanghai, matrix: {rows: line, columns: market}}
        parties: [{code: boss}]
        dimensions: [{code: line}, {code: market}]
        members: [{code: sales, dimension: line}, {code: latam, dimension: market}]
        groups: [{code: both, dimension: market, definitions: [{members: [latam]}]}]
        scenarios: [{code: cautious, parent: baseline}]
        indicators:
          - {code: gmv, kind: flow, unit: currency, decimals: 2, thresholds: {green: 0.95, yellow: 0.8}}
          - {code: orders, kind: flow, unit: number}
          - {code: visitors, kind: flow, unit: number}
          - {code: order-value, kind: formula, unit: currency, decimals: 2, formula: "[gmv] / [orders]"}
          - {code: gmv-identity, kind: formula, unit: currency, decimals: 2, formula: "[visitors] * [order-value]"}
        targets:
          - {code: zzh-total, indicator: gmv, period: "2024", comparator: atLeast, value: 79190001.5, wording: {en: Zzh total}}
          - {code: zzh-sales, indicator: gmv, scope: {line: sales}, period: "2024", comparator: atLeast, value: 7919003, wording: {en: Zzh sales}}
        objectives:
          - {code: zzh-growth, wording: {en: Zzh growth}}
          - {code: zzh-sales-first, scope: {line: sales}, wording: {en: Zzh sales}, parents: [zzh-growth]}
        keyResults:
          - {code: zzh-kr, objective: zzh-growth, target: zzh-total, owner: boss}
          - {code: zzh-sales-kr, objective: zzh-sales-first, target: zzh-sales, owner: boss}
        weights: [{code: zzh-weight, of: {line: sales}, value: 1000003, reason: {en: Zzh weight}}]
        reviewSchedules: [{code: zzh-month, cadence: month, questions: [{en: Zzh question}]}]
        phases: [{code: build-up}]
        initiatives: [{code: zzh-line, names: {en: Zzh line}}, {code: zzh-push, scope: {line: sales}, parent: zzh-line}]
        contributions: [{code: zzh-effect, initiative: zzh-line, target: zzh-total, effect: 7919017}]
        milestones: [{code: zzh-gate, phase: build-up, criteria: [{en: Zzh criterion}]}]
        dependencies: [{code: zzh-after, milestone: zzh-gate, afterInitiative: zzh-line}]
        budgetItems: [{code: zzh-all-money, amount: 7951017, names: {en: Zzh money}}]
        decisionPackages: [{code: zzh-package, item: zzh-all-money, amount: 7951021}]
        fundingSources: [{code: zzh-own-funds, amount: 7951031}]
        budgetEntries: [{code: zzh-entry, item: zzh-all-money, period: 2024-01, amount: 7951033}]
        teams: [{code: zzh-team, headCount: 1000289}]
        posts: [{code: zzh-post, team: zzh-team, headCount: 1000291}]
        staffMovements: [{code: zzh-hired, team: zzh-team, planned: 1000303}]
        resources: [{code: zzh-servers, quantity: 1000313}]
        riskLevels: [{code: red, severity: 4, probabilityFrom: 4, probabilityTo: 5, impactFrom: 4, impactTo: 5}]
        riskCategories: [{code: political}]
        committees: [{code: board}]
        committeeSeats: [{code: board-boss, committee: board, party: boss}]
        risks: [{code: zzh-risk, names: {en: Zzh risk}}, {code: zzh-head-risk, scope: {line: sales}}]
        riskAssessments: [{code: zzh-score, risk: zzh-risk, probability: 5, impact: 5}]
        riskResponses: [{code: zzh-response, risk: zzh-risk, cost: 7951039}]
        riskImpacts: [{code: zzh-impact, risk: zzh-risk, distribution: uniform, low: 1000333, high: 2000363}]
        riskCorrelations: [{code: zzh-pairing, first: zzh-risk, second: zzh-head-risk, coefficient: 0.5}]
        contingencyPlans: [{code: zzh-standby, risk: zzh-risk}]
        drills: [{code: zzh-drill, contingencyPlan: zzh-standby}]
        riskCases: [{code: zzh-case, names: {en: Zzh case}}]
        keyRiskIndicators: [{code: zzh-watched, indicator: gmv, red: 7951043}]
        planningRounds: [{code: bottom-up}]
        sliceAssignments: [{code: zzh-slice, round: bottom-up, indicators: [gmv], period: 2024}]
        holds: [{code: zzh-hold, indicator: orders, period: 2024-Q2, measure: target, reason: {en: Zzh hold}}]
        bounds: [{code: zzh-bound, indicator: gmv, period: 2024-Q1, measure: target, max: 3000500, reason: {en: Zzh bound}}]
        importMappings: [{code: zzh-mapping, columns: [{column: Value, holds: value}], constants: {indicator: gmv, period: 2024-01}}]
        waivers: [{code: zzh-waiver, finding: 0123456789abcdef, reason: {en: Zzh waiver}}]
        cells:
          - {indicator: gmv, scope: {line: sales}, period: 2024-01, measure: target, value: 1000003}
          - {indicator: gmv, scope: {line: sales, market: latam}, period: 2024-02, measure: target, value: 1000033}
          - {indicator: orders, scope: {line: sales}, period: 2024-01, measure: target, value: 1000037}
          - {indicator: visitors, scope: {line: sales}, period: 2024-01, measure: target, value: 1000039}

        """;
}
