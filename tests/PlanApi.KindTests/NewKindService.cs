using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.KindTests;

/// <summary>A service that knows the made-up kind, and whose callers need a key.</summary>
public sealed class NewKindService() : TestService(new TestOptions { Keys = true })
{
    public const string Late = """
        {"code":"late","names":{"en":"Comes late"},"punctuality":30,"scope":{"market":"latam"},"period":"2024","owner":"coo"}
        """;

    public async Task<Client> Planner() => With((await NewKey(Role.Committee)).Key!);

    /// <summary>A key that sees Latin America alone, where the courier stands.</summary>
    public async Task<Client> Limited() =>
        With(
            (
                await NewKey(
                    Role.Planner,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
                )
            ).Key!
        );

    public static async Task<JsonNode> Ask(Client client, string query)
    {
        var answer = (await client.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!;
    }
}
