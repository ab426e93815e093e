using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Says a step of the story over one door or the other.</summary>
internal sealed class StoryCalls(RestSpec rest, GraphQLSpec graph, GraphQLCalls calls)
{
    /// <param name="step">What is done, with everything looked up.</param>
    /// <param name="plan">The plan's code, where the step names none.</param>
    /// <param name="overGraphQL">Over GraphQL, where it can be said there.</param>
    public ICall Of(Step step, string plan, bool overGraphQL)
    {
        var operation = rest.Operations.TryGetValue(step.Operation, out var named)
            ? named
            : rest.Operations.Values.Single(other => $"{other.Method} {other.Path}" == step.Operation);
        var arguments = JsonNode.Parse(step.Arguments)!.AsObject();
        arguments.TryAdd("plan", plan);
        if (step.Later)
            arguments.Add("respondAsync", true);
        var body =
            step.Body is null ? null
            : step.Type is null ? JsonNode.Parse(step.Body)
            : JsonValue.Create(step.Body);
        if (overGraphQL && step.Field is null && graph.Mutations.TryGetValue(operation.Id, out var mutation))
            return calls.With("Mutation", mutation, Arguments(mutation, arguments, body));
        if (overGraphQL && step.Field?.Split(' ') is [var name, ..] words)
        {
            var ofPlans = graph.OfPlans.TryGetValue(name, out var field);
            field ??= graph.Queries[name];
            return calls.With(
                ofPlans ? "Plan" : "Query",
                field,
                Arguments(field, arguments, words.Length > 1 && body is not null ? new JsonObject { [words[1]] = body } : null)
            );
        }
        return new RestCall(
            rest,
            operation,
            Those(operation, arguments, "path"),
            Those(operation, arguments, "query"),
            body,
            step.Type
                ?? (
                    operation.Method == "PATCH" && operation.Bodies!.ContainsKey("application/merge-patch+json")
                        ? "application/merge-patch+json"
                        : "application/json"
                )
        )
        {
            More = step.Later ? [("Prefer", "respond-async")] : [],
        };
    }

    private static JsonObject Those(RestOperation operation, JsonObject arguments, string place) =>
        new(
            operation
                .In(place)
                .Select(parameter => (string)parameter["name"]!)
                .Where(arguments.ContainsKey)
                .Select(name => KeyValuePair.Create(name, arguments[name]?.DeepClone()))
        );

    private JsonObject Arguments(GraphQLFieldDefinition field, JsonObject given, JsonNode? body)
    {
        var made = new JsonObject();
        foreach (var argument in GraphQLSpec.ArgumentsOf(field))
        {
            var name = argument.Name.StringValue;
            if (given[name] is { } value)
                made[name] = Converted(value, argument.Type);
            // The reason of a change set is no reason that a body has.
            else if (name != "reason" && (body as JsonObject)?[name] is { } part)
                made[name] = Converted(part, argument.Type);
            else if (name is "input" or "patch" or "document" or "csv")
                made[name] = Converted(Beside(field, body), argument.Type);
        }
        return made;
    }

    /// <summary>A body without the changes that GraphQL takes beside it.</summary>
    private static JsonNode? Beside(GraphQLFieldDefinition field, JsonNode? body)
    {
        if (body is not JsonObject record || GraphQLSpec.ArgumentsOf(field).All(argument => argument.Name.StringValue != "changes"))
            return body;
        var rest = record.DeepClone().AsObject();
        rest.Remove("changes");
        return rest;
    }

    /// <summary>REST's maps as GraphQL's lists, its enumerations in capitals.</summary>
    private JsonNode? Converted(JsonNode? value, GraphQLType type)
    {
        var inner = type is GraphQLNonNullType some ? some.Type : type;
        switch (value)
        {
            case JsonObject map when inner is GraphQLListType list:
                var fields = graph.InputsOf(list)!;
                // scope: dimension, member; names: language, text; members: dimension, members; targets: code, patch.
                var (key, held) = GraphQLSpec.NameOf(inner) switch
                {
                    "LocalizedTextInput" => ("language", "text"),
                    "ScopeEntryInput" => ("dimension", "member"),
                    "MemberGrantInput" => ("dimension", "members"),
                    _ => ("code", "patch"),
                };
                var of = fields.Single(field => field.Name.StringValue == held).Type;
                return new JsonArray([.. map.Select(entry => new JsonObject { [key] = entry.Key, [held] = Converted(entry.Value, of) })]);
            case JsonObject record:
                var inputs = graph.InputsOf(inner)!.ToDictionary(input => input.Name.StringValue, input => input.Type);
                return new JsonObject(
                    record.Select(field =>
                        KeyValuePair.Create(
                            field.Key,
                            inputs.TryGetValue(field.Key, out var known) ? Converted(field.Value, known) : field.Value?.DeepClone()
                        )
                    )
                );
            case JsonArray items when inner is GraphQLListType list:
                return new JsonArray([.. items.Select(item => Converted(item, list.Type))]);
            case JsonValue text when graph.ValuesOf(inner) is { } values:
                return values.Single(known =>
                    known.Replace("_", "", StringComparison.Ordinal).Equals(text.ToString(), StringComparison.OrdinalIgnoreCase)
                );
            default:
                return value?.DeepClone();
        }
    }
}
