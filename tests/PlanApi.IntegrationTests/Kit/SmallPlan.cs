namespace PlanApi.IntegrationTests.Kit;

/// <summary>A plan with one or a few of each kind of part, small enough to keep in mind while reading a test.</summary>
internal static class SmallPlan
{
    public const string Yaml = """
        format: planapi/1
        plan:
          code: CODE
          names: {en: Small plan}
          calendar: {year: 2024, referenceFrom: 2023, referenceTo: 2025}
          currency: CNY
          timeZone: Asia/Shanghai
          matrix: {rows: line, columns: tier, source: "3"}
        sections:
          - {code: "1", names: {en: Background}, purpose: background}
          - {code: "1.1", purpose: background, parent: "1"}
          - {code: "3", purpose: indicators}
        parties:
          - {code: coo, names: {en: Chief operating officer}, subject: alice}
          - {code: sales-team, kind: team, escalatesTo: coo}
        dimensions:
          - {code: line}
          - {code: tier}
          - {code: market, names: {en: Market}, source: "3"}
        members:
          - {code: sales, dimension: line}
          - {code: brand, dimension: line}
          - {code: head, dimension: tier}
          - {code: mid, dimension: tier, moves: [{from: "2024-07-01", parent: head}]}
          - {code: latam, dimension: market}
          - {code: mexico, dimension: market, parent: latam}
          - {code: jalisco, dimension: market, parent: mexico}
          - {code: eu, dimension: market}
          - {code: germany, dimension: market, parent: eu}
        groups:
          - {code: emerging, dimension: market, definitions: [{members: [latam], source: "1"}, {members: [latam, mexico]}]}
          - {code: mixed, dimension: market, definitions: [{members: [latam, germany]}]}
        lists:
          - {code: data-sources, announced: 12, items: [{en: transactions}], source: "1"}
        currencies:
          - {code: USD}
        scenarios:
          - {code: cautious, parent: baseline}
        exchangeRates:
          - {code: usd-cny, from: USD, to: CNY, validFrom: "2024-01-01", value: 7.08}
        indicators:
          - {code: gmv, names: {en: Gross merchandise value}, kind: flow, unit: currency, decimals: 2, source: "3"}
          - {code: orders, kind: flow, unit: number, dimensions: [market, line]}
          - {code: visitors, kind: flow, unit: number}
          - {code: order-rate, kind: ratio, unit: percent, decimals: 1, numerator: orders, denominator: visitors}
          - {code: order-value, kind: formula, unit: currency, decimals: 2, formula: "[gmv] / [orders]"}
        targets:
          - {code: total, indicator: gmv, period: "2024", comparator: atLeast, value: 1000, source: "3"}
          - {code: total-usd, indicator: gmv, comparator: atLeast, value: 140, currency: USD}
          - {code: latam-gmv, indicator: gmv, scope: {market: latam}, period: "2024", comparator: atLeast, value: 120, baseline: {value: 100, period: "2023", source: "1"}}
          - {code: mexico-gmv, indicator: gmv, scope: {market: mexico}, period: 2024-Q1, comparator: between, value: 10, upperValue: 20}
          - {code: mexico-sales, indicator: orders, scope: {market: mexico, line: sales}, period: "2024", comparator: equal, value: 5}
          - {code: germany-gmv, indicator: gmv, scope: {market: germany}, period: "2024", comparator: atLeast, value: 90}
          - {code: emerging-gmv, indicator: gmv, scope: {market: emerging}, comparator: moreThan, value: 3}
          - {code: mixed-gmv, indicator: gmv, scope: {market: mixed}, comparator: moreThan, value: 4}
          - {code: mid-gmv, indicator: gmv, scope: {tier: mid}, comparator: moreThan, value: 5}
        objectives:
          - {code: growth, names: {en: Growth}, wording: {en: Grow}, owner: coo}
          - {code: latam-first, scope: {market: latam}, parents: [growth], period: "2024", source: "1"}
        keyResults:
          - {code: latam-kr, objective: latam-first, target: latam-gmv, owner: sales-team}
          - {code: growth-kr, objective: growth, target: total}
        weightWindows:
          - {code: sale, from: "2024-06-01", to: "2024-06-18", source: "3"}
        weights:
          - {code: sales-weight, of: {line: sales}, value: 60, window: sale}
          - {code: latam-weight, of: {line: sales}, within: {market: latam}, value: 40, source: "1"}
          - {code: kr-weight, keyResult: latam-kr, value: 100}
          - {code: growth-weight, objective: growth, value: 100}
        reviewSchedules:
          - {code: monthly, cadence: month, questions: [{en: What was reached?}], indicators: [gmv], owner: coo, source: "3"}
          - {code: weekly-latam, cadence: week, objective: latam-first, scope: {market: latam}}
        phases:
          - {code: build-up, names: {en: Build-up}, start: 2024-Q1, end: 2024-Q2, indicators: [gmv, orders]}
        initiatives:
          - {code: go-south, names: {en: Go south}, phase: build-up, start: 2024-02, end: 2024-09, progress: [{period: 2024-Q1, done: 20}]}
          - {code: go-mexico, parent: go-south, scope: {market: mexico}, owner: coo}
        contributions:
          - {code: go-south-total, initiative: go-south, target: total, effect: 5}
        milestones:
          - {code: first-store, names: {en: First store}, phase: build-up, initiative: go-south, due: 2024-05, criteria: [{en: It is open}]}
          - {code: mexican-store, initiative: go-mexico, scope: {market: mexico}, due: 2024-08, prepares: 2024-11-11}
        dependencies:
          - {code: store-after-build-up, milestone: first-store, afterPhase: build-up, type: startToFinish, lag: 30}
          - {code: mexico-after-store, initiative: go-mexico, afterMilestone: first-store}
        budgetItems:
          - {code: all-money, names: {en: All money}, amount: 230, owner: coo, approved: 2024-01-05, approvedBy: coo}
          - {code: mexico-money, parent: all-money, scope: {market: mexico}, share: 20, initiative: go-mexico, justification: {en: Sellers are recruited on the spot}}
        decisionPackages:
          - {code: mexico-least, item: mexico-money, level: minimum, amount: 30, rank: 1}
        fundingSources:
          - {code: own-funds, amount: 150, available: 2024-01}
        budgetEntries:
          - {code: mexico-fair, item: mexico-money, period: 2024-03, amount: 4.5, reference: {en: Invoice 17}}
        teams:
          - {code: everybody, headCount: 300, owner: coo}
          - {code: sellers, parent: everybody, headCount: 150}
        posts:
          - {code: seller-lead, team: sellers, headCount: 3, isKey: true}
        staffMovements:
          - {code: sellers-hired, team: sellers, period: 2024-Q1, planned: 20, actual: 18}
        resources:
          - {code: servers, type: equipment, quantity: 300, unitCost: 0.1, fundedBy: [all-money]}
        riskLevels:
          - {code: red, severity: 4, probabilityFrom: 4, probabilityTo: 5, impactFrom: 4, impactTo: 5, escalates: true, reportedTo: [coo]}
          - {code: orange, severity: 3, probabilityFrom: 3, probabilityTo: 4, impactFrom: 3, impactTo: 4}
        riskCategories:
          - {code: political, appetite: orange}
        risks:
          - {code: new-taxes, category: political, scope: {market: latam}, level: orange, indicators: [gmv], probability: 20, owner: coo}
          - {code: currency-falls, frequency: 1.5}
        riskAssessments:
          - {code: new-taxes-inherent, risk: new-taxes, type: inherent, probability: 4, impact: 4, assessedBy: coo}
        riskResponses:
          - {code: diversify, risk: new-taxes, strategy: reduce, department: coo, due: 2024-Q3, cost: 2, probabilityFactor: 0.5, cap: latam-gmv}
        riskImpacts:
          - {code: new-taxes-gmv, risk: new-taxes, indicator: gmv, distribution: pert, low: 1, likely: 2, high: 9, isRelative: true}
        riskCorrelations:
          - {code: taxes-and-currency, first: new-taxes, second: currency-falls, coefficient: 0.3}
        contingencyPlans:
          - {code: leave-latam, risk: new-taxes, trigger: {en: The tax passes}, actions: [{en: Move the stock}], drillsAYear: 2}
        drills:
          - {code: first-drill, contingencyPlan: leave-latam, planned: 2024-Q2, held: 2024-05-06, passed: true}
        committees:
          - {code: board, names: {en: Board}, quorum: 60, majority: 50, requiredRoles: [executive], assessWithinDays: 3}
        committeeSeats:
          - {code: chair, committee: board, party: coo, role: executive}
        riskCases:
          - {code: tax-of-2019, category: political, risk: new-taxes, happened: "2019", lessons: [{en: Watch the parliament}]}
        keyRiskIndicators:
          - {code: taxes-watched, risk: new-taxes, indicator: gmv, scope: {market: latam}, alarm: below, yellow: 5, red: 2, owner: coo}
        planningRounds:
          - {code: bottom-up, names: {en: Bottom up}, opens: 2023-11-01, due: 2023-11-30}
        sliceAssignments:
          - {code: mexico-orders, round: bottom-up, party: coo, scope: {market: mexico}, indicators: [orders], measure: forecast, period: 2024-Q4, grain: month}
        holds:
          - {code: total-hold, indicator: gmv, period: "2024", measure: target, owner: coo}
          - {code: mexico-hold, indicator: orders, scope: {market: mexico}, period: 2024-03, measure: forecast}
        bounds:
          - {code: orders-bound, indicator: orders, period: "2024", measure: forecast, max: 100}
        importMappings:
          - {code: monthly-orders, names: {en: Orders by month}, columns: [{column: Market, holds: member, dimension: market}], periodPattern: M月, constants: {indicator: orders}}
        waivers:
          - {code: known-gap, finding: 0123456789abcdef, reason: {en: settled later}, acceptedBy: coo}
        cells:
          - {indicator: visitors, scope: {market: eu}, period: 2024-W12, measure: actual, value: 17}

        """;
}
