using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>What a limited key may not read is null with its error; the rest of the plan is answered all the same.</summary>
public sealed class LimitedKeyTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Introspection =
        """{"query":"{ __type(name: \"Plan\") { fields { name args { defaultValue type { kind } } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }"}""";

    [Fact]
    public async Task Fields_OfAPlan_NeverBlankIt()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var code = (await service.NewPlan(admin)).Split('/')[^1];
        var limited = service.With(
            (
                await service.NewKey(
                    Role.Planner,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Known("latam")] } }
                )
            ).Key!
        );
        var fields = (await admin.Post("/graphql", Introspection)).Json["data"]!["__type"]!["fields"]!
            .AsArray()
            .Where(field =>
                field!["args"]!
                    .AsArray()
                    .All(argument => (string?)argument!["type"]!["kind"] != "NON_NULL" || argument["defaultValue"] is not null)
            )
            .ToList();
        var refused = new List<string>();

        foreach (var field in fields)
        {
            var answer = (
                await limited.Post(
                    "/graphql",
                    new JsonObject
                    {
                        ["query"] = $"{{ plan(code: \"{code}\") {{ code field: {field!["name"]}{Selection(field["type"]!)} }} }}",
                    }.ToJsonString()
                )
            )
                .Is(200)
                .Json;

            Assert.True((string?)answer["data"]?["plan"]?["code"] == code, $"{field["name"]}: {answer.ToJsonString()}");
            foreach (var error in answer["errors"]?.AsArray() ?? [])
            {
                Assert.True(
                    (string)error!["extensions"]!["code"]! is "forbidden" or "not-found" or "invalid",
                    $"{field["name"]}: {answer.ToJsonString()} {string.Join('\n', service.Log.Take())}"
                );
                Assert.Equal(["plan", "field"], error["path"]!.AsArray().Take(2).Select(step => (string)step!));
                refused.Add((string)field["name"]!);
            }
        }

        Assert.Contains("document", refused);
        Assert.True(fields.Count > 40);
    }

    private static string Selection(JsonNode type)
    {
        while (type["ofType"] is { } inner)
            type = inner;
        return (string?)type["kind"] is "SCALAR" or "ENUM" ? ""
            : ((string)type["name"]!).EndsWith("Connection", StringComparison.Ordinal) ? " { nodes { __typename } }"
            : " { __typename }";
    }
}
