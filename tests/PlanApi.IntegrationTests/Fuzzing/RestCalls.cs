using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Calls that the OpenAPI document allows, in the words of one plan.</summary>
internal sealed class RestCalls(RestSpec spec, Chance chance, Vocabulary words)
{
    private readonly RestValues _values = new(spec, chance, words);
    private readonly Names _names = new(chance, words);

    public RestCall Any() => Of(chance.Pick([.. spec.Operations.Values]));

    /// <param name="operation">What is called.</param>
    /// <param name="optional">Of the query's parameters, one in so many is there.</param>
    public RestCall Of(RestOperation operation, int optional = 3)
    {
        var path = new JsonObject();
        var dimension = words.Dimension();
        foreach (var name in operation.In("path").Select(parameter => (string)parameter["name"]!))
            path[name] =
                name == "dimension" ? dimension
                : name == "code" && operation.Path.Contains("{dimension}", StringComparison.Ordinal) ? words.Place(dimension)
                : _names.Word(name, operation.Collection)?.DeepClone();
        var query = new JsonObject();
        foreach (var parameter in operation.In("query").Where(parameter => (bool?)parameter["required"] == true || chance.OneIn(optional)))
            query[(string)parameter["name"]!] = Text(_values.Of(parameter["schema"]!, (string)parameter["name"]!, null));
        return WithBody(new RestCall(spec, operation, path, query, null, null), operation);
    }

    private RestCall WithBody(RestCall call, RestOperation operation)
    {
        if (operation.Bodies is null)
            return call;
        var (type, body) = chance.Pick([.. operation.Bodies]);
        // A part's body names what it is of by the collection: a new code where it is created, one that there is where it is changed.
        var parent = operation.Path.Split('/')[^1] is var last && last == "{code}" ? operation.Collection : null;
        return call with
        {
            Type = type,
            Body =
                type.EndsWith("json", StringComparison.Ordinal) && type != "application/x-ndjson" ? _values.Of(body!["schema"]!, "", parent)
                : body!["example"] is { } example ? example.ToString()
                : Table(),
        };
    }

    private static string Text(JsonNode? value) =>
        value is JsonArray several ? string.Join(',', several.Select(Text)) : value?.ToString() ?? "";

    private string Table() => $"code,name.en,parent\n{words.New()},\"New, here\",\n{words.Place()},Again,{words.Place()}\n";
}
