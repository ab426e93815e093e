using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Operations;

/// <summary>Asks for operations, and waits for them.</summary>
internal static class Later
{
    public const string Evaluation = "lights/evaluations";

    /// <summary>Asks for an operation; answers its address.</summary>
    public static async Task<string> Start(Client client, string path, string body = "", string type = "application/json") =>
        (await client.With("Prefer", "respond-async").Post(path, body, type)).Is(202).Location!;

    /// <summary>The operation once it is in a state.</summary>
    public static async Task<JsonNode> Until(Client client, string operation, string state)
    {
        JsonNode found = null!;
        await Wait.Until(async () =>
        {
            found = (await client.Get(operation)).Is(200).Json;
            return (string)found["state"]! == state;
        });
        return found;
    }

    public static Task<JsonNode> Done(Client client, string operation) => Until(client, operation, "succeeded");
}
