using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Architecture;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.OpenApi;

/// <summary>
/// The examples of answers are what the service answers about the reference plan, cut to two entries of each list. With
/// PLANAPI_RECORD=1 they are written anew.
/// </summary>
public sealed class AnswerExampleTests
{
    private const string Folder = "api-spec/examples/answers";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Examples_OfAnswers_AreWhatIsAnswered()
    {
        await using var service = new CustomService(
            new TestOptions
            {
                ReferencePlan = true,
                Actuals = true,
                // How far it is when it is asked for would differ each time.
                RunsOperations = false,
            }
        );
        var document = await service.Api.OpenApi();
        var tour = new AnswerTour(service.Api.With("If-Match", "*").With("Accept", "application/json"), document);

        await tour.Go();

        var records = Environment.GetEnvironmentVariable("PLANAPI_RECORD") == "1";
        var stale = new List<string>(tour.Refused);
        foreach (var (operation, answer) in tour.Answers.Where(answer => answer.Value.Type == "application/json"))
        {
            var file = Repository.Path($"{Folder}/{operation}.json");
            var text = Cut(answer.Json)!.ToJsonString(Written).ReplaceLineEndings("\n") + "\n";
            if (records)
                await File.WriteAllTextAsync(file, text);
            else if (!File.Exists(file) || Comparable(await File.ReadAllTextAsync(file)) != Comparable(text))
                stale.Add($"{operation} is stale:\n{text}");
        }
        Assert.True(stale.Count == 0, "Write them anew (CONTRIBUTING.md says how):\n" + string.Join('\n', stale));
    }

    [Fact]
    public void Examples_OfAnswers_AreOfOperations()
    {
        var operations = JsonNode.Parse(File.ReadAllText(Repository.Path("api-spec/openapi.v1.json")))!["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Select(operation => (string)operation.Value!["operationId"]!);

        Assert.Empty(
            Directory.GetFiles(Repository.Path(Folder)).Select(Path.GetFileNameWithoutExtension).Except(operations).Except(["accepted"])
        );
    }

    /// <summary>Without what the service numbers in the order in which things are made.</summary>
    private static string Comparable(string text) =>
        Regex.Replace(
            text,
            """("(id|messageId|version|etag|number|sequence|fingerprint|last|next|cursor|planVersion|hash|verified)": )(".*"|\d+)""",
            "$1…"
        );

    /// <summary>Lists with two entries at most; and secrets, which differ each time, are not told.</summary>
    private static JsonNode? Cut(JsonNode? node) =>
        node switch
        {
            JsonArray list => new JsonArray([.. list.Take(2).Select(Cut)]),
            JsonObject fields => new JsonObject(
                fields.Select(field => KeyValuePair.Create(field.Key, Hidden(field.Key, field.Value) ?? Cut(field.Value)))
            ),
            _ => node?.DeepClone(),
        };

    private static JsonValue? Hidden(string name, JsonNode? value) =>
        (name, value?.GetValueKind()) switch
        {
            ("token" or "key" or "ticket" or "secret", JsonValueKind.String) => JsonValue.Create("…"),
            ("next", JsonValueKind.String) when value!.ToString().StartsWith("http", StringComparison.Ordinal) => JsonValue.Create(
                value.ToString().Replace("http://localhost/", "http://localhost:5080/", StringComparison.Ordinal)
            ),
            _ => null,
        };
}
