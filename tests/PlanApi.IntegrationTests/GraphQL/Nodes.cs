using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>Answers as trees that are short to read.</summary>
internal static class Nodes
{
    /// <summary>The data of a query that must have no errors.</summary>
    public static async Task<JsonNode> Node(this GraphQLHost host, string query, object? variables = null) =>
        JsonNode.Parse((await host.Data(query, variables)).GetRawText())!;

    /// <summary>The reference plan once more, for a test that changes it.</summary>
    public static async Task Copy(this GraphQLHost host, string code)
    {
        var document = (string)(await host.Node("{ plan(code: \"intl-2024\") { document } }"))["plan"]!["document"]!;
        await host.Import(document.Replace("code: intl-2024", $"code: {code}", StringComparison.Ordinal));
    }

    public static async Task Import(this GraphQLHost host, string document)
    {
        var imported = await host.Node(
            "mutation($d: String!) { importPlan(document: $d) { plan { code } errors { message } } }",
            new { d = document }
        );
        Assert.Empty(imported["importPlan"]!["errors"]!.AsArray());
    }

    public static IReadOnlyList<JsonNode> Items(this JsonNode? list) => [.. list!.AsArray().Select(item => item!)];

    /// <summary>A text field of each item.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? list, string field) => [.. list.Items().Select(item => (string)item[field]!)];

    /// <summary>The one error of a mutation's payload.</summary>
    public static JsonNode Error(this JsonNode data, string mutation) => Assert.Single(data[mutation]!["errors"].Items());
}
