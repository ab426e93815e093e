using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>A small plan whose markets have names, and mappings of files for it.</summary>
/// <param name="Path">The plan's path.</param>
/// <param name="Client">Who works on it.</param>
internal sealed record MappedPlan(string Path, Client Client)
{
    public const string Csv = "text/csv",
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Ndjson = "application/x-ndjson";

    /// <summary>A wide file of months, in units of ten thousand, with decimal commas and Chinese heads.</summary>
    public const string Wide = "区域;1月;2月;备注\n拉美;1,5;2;\n";

    public const string WideMapping = """
        {"code":"wide","names":{"zh":"每月"},"dialect":{"separator":";","decimal":"comma"},
         "columns":[{"column":"区域","holds":"member","dimension":"market","labels":[{"text":"欧洲区","code":"eu"}]}],
         "periodPattern":"M月","constants":{"indicator":"gmv","scope":{"line":"sales"}},"scale":10000}
        """;

    public static async Task<MappedPlan> Of(TestService service, Client? client = null) =>
        new(
            await service.NewPlan(
                client,
                document =>
                    document
                        // It stands against every number of gmv.
                        .Replace("code: total-hold, indicator: gmv", "code: total-hold, indicator: visitors", StringComparison.Ordinal)
                        .Replace(
                            "{code: latam, dimension: market}",
                            "{code: latam, dimension: market, names: {en: Latin America, zh: 拉美}}",
                            StringComparison.Ordinal
                        )
                        .Replace(
                            "{code: germany, dimension: market,",
                            "{code: germany, dimension: market, names: {en: Germany, zh: 德国},",
                            StringComparison.Ordinal
                        )
            ),
            client ?? service.Api
        );

    public async Task<MappedPlan> With(string mapping)
    {
        (await Client.Post($"{Path}/import-mappings", mapping)).Is(201);
        return this;
    }

    public Task<Answer> Import(string mapping, string file, bool dryRun = false, string type = Csv) =>
        Import(mapping, Encoding.UTF8.GetBytes(file), dryRun, type);

    public Task<Answer> Import(string mapping, byte[] file, bool dryRun = false, string type = Csv) =>
        Client.SendContent(
            HttpMethod.Post,
            $"{Path}/import-mappings/{mapping}/imports{(dryRun ? "?dryRun=true" : "")}",
            new ByteArrayContent(file),
            type
        );

    /// <summary>The numbers of some periods of an indicator.</summary>
    public async Task<string> Numbers(string indicator, string scope, string periods = "\"2024-01\",\"2024-02\"", string measure = "target")
    {
        var answer = await Client.Post(
            $"{Path}/slices",
            $$$"""{"indicators":["{{{indicator}}}"],"measures":["{{{measure}}}"],"columns":[{"periods":[{{{periods}}}]}],"filter":{{{scope}}}}"""
        );
        return string.Join(
            " ",
            answer.Is(200).Json["rows"]![0]!["cells"]!
                .AsArray()
                .Select(cell => cell is JsonObject one ? one["value"]?.ToJsonString() ?? "-" : cell?.ToJsonString() ?? "-")
        );
    }

    public static string Faults(JsonNode report) =>
        string.Join(", ", report["faults"]!.AsArray().Select(fault => $"{fault!["code"]} {fault["line"]}:{fault["column"]}"));
}
