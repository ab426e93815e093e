using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>What a field, argument or parameter wants, by its name: the part of the vocabulary that fits.</summary>
internal sealed class Names(Chance chance, Vocabulary words)
{
    private static readonly Dictionary<string, string> Collections = new(StringComparer.Ordinal)
    {
        ["indicator"] = "indicators",
        ["indicators"] = "indicators",
        ["numerator"] = "indicators",
        ["denominator"] = "indicators",
        ["weightedBy"] = "indicators",
        ["base"] = "indicators",
        ["solveFor"] = "indicators",
        ["drivers"] = "indicators",
        ["target"] = "targets",
        ["objective"] = "objectives",
        ["againstObjective"] = "objectives",
        ["parents"] = "objectives",
        ["keyResult"] = "keyResults",
        ["againstKeyResult"] = "keyResults",
        ["owner"] = "parties",
        ["escalatesTo"] = "parties",
        ["acceptedBy"] = "parties",
        ["mentions"] = "parties",
        ["author"] = "parties",
        ["source"] = "sections",
        ["scenario"] = "scenarios",
        ["scenarios"] = "scenarios",
        ["with"] = "scenarios",
        ["againstScenario"] = "scenarios",
        ["against"] = "scenarios",
        ["window"] = "weightWindows",
        ["schedule"] = "reviewSchedules",
        ["phase"] = "phases",
        ["afterPhase"] = "phases",
        ["initiative"] = "initiatives",
        ["afterInitiative"] = "initiatives",
        ["milestone"] = "milestones",
        ["afterMilestone"] = "milestones",
        ["item"] = "budgetItems",
        ["fundedBy"] = "budgetItems",
        ["team"] = "teams",
        ["post"] = "posts",
        ["category"] = "riskCategories",
        ["committee"] = "committees",
        ["appetite"] = "riskLevels",
        ["level"] = "riskLevels",
        ["risk"] = "risks",
        ["cap"] = "targets",
        ["reportedTo"] = "parties",
        ["keyRiskIndicator"] = "keyRiskIndicators",
        ["contingencyPlan"] = "contingencyPlans",
        ["department"] = "parties",
        ["assessedBy"] = "parties",
        ["approvedBy"] = "parties",
        ["round"] = "planningRounds",
        ["party"] = "parties",
        ["by"] = "dimensions",
        ["slice"] = "sliceAssignments",
        ["currency"] = "currencies",
        ["dimension"] = "dimensions",
        ["shareOf"] = "dimensions",
        ["dimensions"] = "dimensions",
    };

    /// <param name="name">The field's, argument's or parameter's name.</param>
    /// <param name="of">The collection that a bare code is of, such as targets; a new code when absent.</param>
    /// <returns>Null where nothing is known about the name.</returns>
    public JsonNode? Word(string name, string? of) =>
        name switch
        {
            "plan" or "plans" => words.Plan,
            "code" => of switch
            {
                null => words.New(),
                "plans" => words.Plan,
                "members" or "groups" => words.Place(),
                "lists" => words.Code("lists"),
                _ => words.Code(of),
            },
            "parent" => of == "members" ? words.Place() : words.Code(of ?? "sections"),
            "member" or "members" or "below" => words.Place(),
            "scope" or "againstScope" or "at" or "of" or "within" => words.ScopeText(),
            "period" => words.Period(),
            "date" or "dates" or "againstDate" or "from" or "to" or "until" or "since" => words.Day(),
            "first" => words.Count(),
            "after" => words.Seen(chance.Pick("next", "endCursor"), "x") is var next && next.Contains("after=", StringComparison.Ordinal)
                ? next.Split("after=")[1].Split('&')[0]
                : next,
            "finding" or "fingerprint" => words.Seen("fingerprint", "0123456789abcdef"),
            "token" => words.Seen("token", "x"),
            "id" => words.Seen("id", "1") is var id && of is null && long.TryParse(id, out var key) ? Vocabulary.Json(key) : id,
            "number" or "sequence" when of is not null => Vocabulary.Json(words.Number(of)),
            "alert" or "review" => Vocabulary.Json(words.Number(name + "s")),
            "thread" or "inReplyTo" => Vocabulary.Json(words.Number("comments")),
            "number" or "sequence" or "measure" or "action" => Vocabulary.Json(words.Number()),
            "language" => chance.Pick("en", "zh", "fr"),
            "subject" => $"target={words.Code("targets")}",
            "formula" => $"[{words.Code("indicators")}] {chance.Pick("+", "-", "*", "/")} [{words.Code("indicators")}]",
            "link" => "https://example.com/minutes",
            "timeZone" => chance.Pick("Asia/Shanghai", "Europe/Berlin", "UTC"),
            _ => Collections.TryGetValue(name, out var collection) ? words.Code(collection) : null,
        };
}
