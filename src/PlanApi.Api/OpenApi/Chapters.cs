namespace PlanApi.Api.OpenApi;

/// <summary>The tags of the REST API in the order in which somebody new would read them, in chapters.</summary>
internal static class Chapters
{
    private static readonly Chapter[] Known =
    [
        new(
            "The plan",
            [
                new("plans", "One year's operating plan: its calendar, currency and status."),
                new("plan-documents", "Whole plans as YAML or JSON: import, export, check."),
                new("calendar", "The plan's days, weeks, months, quarters and years, as its fiscal calendar has them."),
                new("sections", "The sections of the written plan, which targets and cells name as their source."),
                new("lists", "Lists in the plan's text, such as 12 kinds of source of which the plan names four."),
                new("parties", "People and teams: owners, committees, next in line."),
                new("currencies", "The currencies that amounts are in."),
                new("exchange-rates", "Dated rates between currencies, for each scenario, for plan and actual."),
            ]
        ),
        new(
            "Dimensions",
            [
                new("dimensions", "The dimensions by which numbers are broken down: line, tier, market, and any other that a plan needs."),
                new("members", "The tree of each dimension; parents have dates."),
                new("groups", "Named sets of members, which may overlap and are never summed with each other."),
            ]
        ),
        new(
            "Targets and OKRs",
            [
                new("indicators", "The definitions of numbers: unit, decimals, direction, and the way in which each rolls up."),
                new("targets", "Claims that the plan makes: at least 4.6 in 2024, at the whole or at a place."),
                new("objectives", "The plan's aims in words, and how they serve each other."),
                new("key-results", "Targets with an owner, a baseline and a weight that say whether an objective is met."),
                new("weights", "The shares of lines, tiers, objectives and key results in a score."),
                new("weight-windows", "Times in which other weights count."),
            ]
        ),
        new(
            "Numbers",
            [
                new("cells", "The cube: read slices of it, write cells, ask a number why."),
                new("import-mappings", "How files as others write them become cells, and the import of such a file."),
                new("matrix", "Who answers (lines) by where it lies (tiers): parts, numbers and lights in one answer."),
                new("spreads", "Break a number down to the cells below it: preview, then apply by token."),
                new("holds", "Cells that no spread, write or import may change."),
                new("bounds", "Least and most that cells may have, to date too."),
                new("decompositions", "Break key results down into objectives and key results of lines, tiers and quarters."),
                new("drivers", "The drivers of a number, the strongest of them, and the reasons for a change between two readings."),
                new("scenarios", "What-ifs: overlays over the plan's numbers that are compared, merged or discarded."),
            ]
        ),
        new(
            "Is the plan sound?",
            [
                new("findings", "Where the plan contradicts itself, with places, values and arithmetic."),
                new("rules", "The rules that find them."),
                new("waivers", "Who accepts a finding, why, and until when."),
            ]
        ),
        new(
            "Through the year",
            [
                new("actuals", "Actual numbers by day, pushed in JSON, CSV or NDJSON."),
                new("lights", "Green, yellow, red: attainment against the pace expected by a date."),
                new("alerts", "The alerts that a turning light raises, and the improvement plans that answer them."),
                new("duties", "What each party owes, and by when: one list over all of the above and below."),
                new("forecasts", "Where the year will end, by several methods."),
                new("scorecards", "Scores of places, objectives and key results, over time and side by side."),
                new("review-schedules", "The schedules of reviews and assessments: how often they are held, and their questions."),
                new("reviews", "Reviews as they were held: answers, findings, actions, and a report."),
            ]
        ),
        new(
            "Time",
            [
                new("schedule", "The whole schedule: dates, slack, the critical path, slips from the baseline."),
                new("phases", "The stages of the year, with the indicators that are watched in each."),
                new("initiatives", "Main lines and the work below them: dates, owner, progress by quarter."),
                new("contributions", "Which targets an initiative serves, and how much it is expected to bring."),
                new("milestones", "Results with a date, criteria and a formal acceptance, which opens the next phase."),
                new("dependencies", "What comes after what: finish to start and the other three relations, with lags."),
            ]
        ),
        new(
            "Money",
            [
                new("budget", "The budget on a day: planned, spent, committed, the year's end."),
                new("budget-items", "What the money is planned for, as a tree of amounts and shares."),
                new("decision-packages", "Alternatives for budget items, ranked, with a cut-off line."),
                new("funding-sources", "Where the money comes from."),
                new("budget-entries", "Money that was spent or committed, by month."),
            ]
        ),
        new(
            "People and means",
            [
                new("staffing", "The people on a day: head counts by month, posts filled."),
                new("teams", "Who works on the plan, as a tree of head counts."),
                new("posts", "The posts of teams, with the key posts."),
                new("staff-movements", "Hires, transfers and leavers, planned and actual."),
                new("resources", "Technology, equipment and other means, with quantity and cost."),
            ]
        ),
        new(
            "Risks",
            [
                new("risk-simulations", "A year of risks simulated many times: the loss exceedance curve, what a reserve buys."),
                new("risk-levels", "The levels of the risk matrix, and the rule for each."),
                new("risk-categories", "The categories of risks, each with its appetite."),
                new("risks", "The risk register."),
                new("risk-assessments", "Scores of risks: inherent, current and residual, with their history."),
                new("risk-responses", "What is done about risks: strategy, department, date and cost."),
                new("risk-impacts", "How large the effects of risks are, for the simulation."),
                new("risk-correlations", "How far risks happen together, for the simulation."),
                new("contingency-plans", "What is done when a risk comes true, and what starts it."),
                new("drills", "Rehearsals of contingency plans, with their results."),
                new("risk-cases", "The knowledge base: closed cases and their lessons, with search."),
                new("key-risk-indicators", "Numbers that are watched for risks, with the values from which they raise an alert."),
            ]
        ),
        new(
            "The planning round",
            [
                new("planning-rounds", "Times in which numbers are collected from those who know them, and how far each is."),
                new("slice-assignments", "The numbers that parties are asked for: submitted, returned with a reason, locked."),
                new("period-closings", "Periods whose numbers do not change any more, and when they were opened again."),
            ]
        ),
        new(
            "Change control",
            [
                new("committees", "Who decides on changes of an approved plan, and by which rules."),
                new("committee-seats", "The members of committees, with their roles."),
                new("change-requests", "Changes on their way: proposal, impact, vote, pilot, application or withdrawal."),
            ]
        ),
        new(
            "Talk and history",
            [
                new("comments", "Talk about numbers and parts, with mentions and threads."),
                new("evidence", "Links and files that prove a number or an answer."),
                new("change-sets", "The changes with their authors, times and reasons; undo; verification of the history."),
                new("events", "The events of a plan as they happen: a page, or a stream."),
            ]
        ),
        new(
            "The service",
            [
                new("batch", "Several requests in one, each for itself or all or nothing."),
                new("api-keys", "Who may use the service, and what each key may see."),
                new("operations", "The service's own work."),
            ]
        ),
    ];

    /// <summary>The chapters with the tags that are used; tags that no chapter knows come last.</summary>
    public static IReadOnlyList<Chapter> Of(IReadOnlySet<string> used)
    {
        var others = used.Except(Known.SelectMany(chapter => chapter.Tags).Select(tag => tag.Name)).Order(StringComparer.Ordinal);
        var more = new Chapter("More", [.. others.Select(name => new Tag(name, $"The plan's {name.Replace('-', ' ')}."))]);
        return
        [
            .. Known
                .Append(more)
                .Select(chapter => chapter with { Tags = [.. chapter.Tags.Where(tag => used.Contains(tag.Name))] })
                .Where(chapter => chapter.Tags.Count > 0),
        ];
    }

    internal sealed record Tag(string Name, string Description);

    internal sealed record Chapter(string Name, IReadOnlyList<Tag> Tags);
}
