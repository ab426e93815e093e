using PlanApi.Domain;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>Reads of every table over OData, which is not in the OpenAPI document.</summary>
internal static class FeedAsks
{
    public const string Operation = "listODataRows";

    public static IReadOnlyList<Ask> All { get; } =
    [
        .. PartKind.All.SelectMany(kind => new[] { $"{kind.Plural}?$count=true", $"{kind.Plural}/$count" }).Select(Of),
        .. new[]
        {
            "Targets?$filter=Code eq '@target'&$count=true",
            "Targets?$filter=DerivationFrom eq '@target'&$count=true",
            "Targets?$filter=contains(DerivationFrom,'@target')",
            "Targets?$orderby=DerivationFrom,DerivationValue desc&$select=Code",
            "Objectives?$filter=contains(Parents,'@objective')&$count=true",
            "Objectives?$filter=Parents ne null&$orderby=Parents",
            "KeyResults?$filter=Parent eq '@keyResult'&$count=true",
            "Initiatives?$filter=Parent ne null&$count=true",
            "BudgetItems?$filter=Parent ne null&$count=true",
            "Members?$filter=Parent ne null&$orderby=Parent desc&$count=true",
            "Indicators?$filter=AnsweredBy ne null&$count=true",
            "Indicators?$filter=AnsweredByLine ne null&$orderby=AnsweredByLine",
            "Weights?$orderby=Within,Of&$count=true",
        }.Select(Of),
    ];

    private static Ask Of(string path) => new(Operation, "GET", path, "");
}
