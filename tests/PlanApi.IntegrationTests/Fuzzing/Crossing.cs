using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>
/// Puts parts of one valid value into another: what comes out is well-formed, and asks for something that nobody thought of.
/// </summary>
internal sealed class Crossing(RestCalls restCalls, GraphQLCalls graphCalls, Chance chance)
{
    public ICall Of(ICall call) =>
        call switch
        {
            RestCall rest when restCalls.Of(rest.Operation) is var other => rest with
            {
                Body = other.Type == rest.Type || rest.Body is JsonObject ? Of(rest.Body, other.Body) : rest.Body,
                Query = (JsonObject)Of(rest.Query, other.Query)!,
            },
            GraphQLCall graph => graph with
            {
                Arguments = (JsonObject)Of(graph.Arguments, graphCalls.Of(graph.Root, graph.Field).Arguments)!,
                Inline = chance.OneIn(3),
            },
            _ => call,
        };

    private JsonNode? Of(JsonNode? good, JsonNode? other)
    {
        switch (good, other)
        {
            case (JsonObject ours, JsonObject theirs):
                var crossed = (JsonObject)ours.DeepClone();
                foreach (var (name, value) in theirs.Where(field => field.Key != "plan"))
                {
                    if (ours[name] is JsonObject or JsonArray && value is not null)
                        crossed[name] = Of(ours[name], value);
                    else if (chance.OneIn(3))
                        crossed[name] = value?.DeepClone();
                }
                return crossed;
            case (JsonArray { Count: > 0 } ours, JsonArray { Count: > 0 } theirs):
                var items = new JsonArray([.. ours.Select((item, at) => Of(item, theirs[at % theirs.Count]))]);
                if (chance.OneIn(3))
                    items.Add(chance.From(theirs.ToList())?.DeepClone());
                return items;
            default:
                return (chance.OneIn(3) ? other : good)?.DeepClone();
        }
    }
}
