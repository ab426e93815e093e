using PlanApi.Domain;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Reads of every table over OData, which is not in the OpenAPI document.</summary>
internal static class FeedAsks
{
    public const string Operation = "listODataRows";

    public static IReadOnlyList<Ask> All { get; } =
    [
        .. PartKind
            .All.Select(kind => kind.Plural)
            .Concat(["Numbers", "Actuals", "Calendar", "Lights", "Scorecards", "TargetStatuses", "LightHistory"])
            .Concat(["Outlooks", "Alerts", "Duties", "Findings", "History"])
            .SelectMany(table => new[] { $"{table}?$count=true", $"{table}/$count" })
            .Select(Of),
        .. new[]
        {
            "Targets?$filter=Code eq '@target'&$count=true",
            "Targets?$filter=Indicator eq '@indicator'&$count=true",
            "Numbers?$filter=Indicator eq '@indicator'&$count=true",
            "Numbers?$apply=groupby((Indicator,IndicatorKind),aggregate($count as Rows))",
            "Holds?$apply=groupby((Indicator),aggregate($count as Rows))",
            "Phases?$filter=contains(Indicators,'@indicator')&$count=true",
            "Targets?$filter=DerivationFrom eq '@target'&$count=true",
            "Targets?$filter=contains(DerivationFrom,'@target')",
            "Targets?$orderby=DerivationFrom,DerivationValue desc&$select=Code",
            "Objectives?$filter=contains(Parents,'@objective')&$count=true",
            "Objectives?$filter=Parents ne null&$orderby=Parents",
            "KeyResults?$filter=Parent eq '@keyResult'&$count=true",
            "Initiatives?$filter=Parent ne null&$count=true",
            "BudgetItems?$filter=Parent ne null&$count=true",
            "Targets('@target')",
            "Targets('@target')?$select=DerivationFrom",
            "Members.csv",
            "Scorecards?$filter=Parent ne null&$orderby=Path",
            "TargetStatuses?$apply=groupby((Owner,Line,Light),aggregate($count as Rows,Actual with max as Most))",
            "LightHistory?$filter=Before ne null&$count=true",
            "Targets.ndjson?$filter=Code ne 'a'",
            "Members?$filter=Parent ne null&$orderby=Parent desc&$count=true",
            "Indicators?$filter=AnsweredBy ne null&$count=true",
            "Indicators?$filter=AnsweredByLine ne null&$orderby=AnsweredByLine",
            "Weights?$orderby=Within,Of&$count=true",
            "Targets?$apply=groupby((Scope,DerivationFrom),aggregate($count as Rows,Value with max as Most))",
            "Targets?$apply=filter(DerivationFrom ne null)/aggregate($count as Rows,Value with min as Least)",
            "Numbers?$apply=groupby((Indicator,Measure,Scope),aggregate($count as Rows,Value with max as Most))",
            "Actuals?$apply=aggregate($count as Rows,Value with max as Most,Scope with countdistinct as Places)",
            "Lights?$apply=groupby((Light),aggregate($count as Rows,Actual with max as Most))",
            "Members?$apply=groupby((Level1,Level2Name),aggregate($count as Rows,Level with max as Deepest))",
            "Members?$filter=Level1 ne Code&$orderby=Level1 desc",
            "Numbers?$orderby=Value desc&$select=Value,Scope",
            "Numbers?$apply=filter(Measure in ('target','actual') and IndicatorKind in ('flow','stock'))"
                + "/groupby((Indicator,Measure,ScopeTier),aggregate(Value with sum as Total))&$count=true",
            "Actuals?$apply=filter(Indicator eq '@indicator' and Grain eq 'month')"
                + "/groupby((ScopeTier,Period,PeriodStart),aggregate(Value with PlanApi.rollUp as Total))&$count=true",
        }.Select(Of),
    ];

    private static Ask Of(string path) => new(Operation, "GET", path, "");
}
