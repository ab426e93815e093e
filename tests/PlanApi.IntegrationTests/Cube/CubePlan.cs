using System.Globalization;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>
/// A plan with an indicator of each kind and no cells, and short texts for its cells: <c>gmv tier=mid,market=eu 2024-Q1 5 actual</c>, with
/// <c>-</c> for the top and for no value.
/// </summary>
internal sealed class CubePlan(Client api, string path)
{
    private const string Yaml = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024, referenceFrom: 2023, referenceTo: 2025}, currency: CNY, timeZone: Asia/Shanghai}
        sections: [{code: "1", purpose: background}]
        parties: [{code: coo}]
        dimensions: [{code: line}, {code: market}, {code: tier}]
        members:
          - {code: sales, dimension: line}
          - {code: brand, dimension: line}
          - {code: service, dimension: line}
          - {code: head, dimension: tier}
          - {code: mid, dimension: tier}
          - {code: tail, dimension: tier}
          - {code: latam, dimension: market}
          - {code: mexico, dimension: market, parent: latam}
          - {code: brazil, dimension: market, parent: latam}
          - {code: jalisco, dimension: market, parent: mexico}
          - {code: eu, dimension: market}
          - {code: germany, dimension: market, parent: eu}
        groups:
          - {code: emerging, dimension: market, definitions: [{members: [latam]}]}
        currencies: [{code: USD}]
        exchangeRates: [{code: usd-cny, from: USD, to: CNY, validFrom: "2023-01-01", value: 7}]
        indicators:
          - {code: stores, kind: flow, unit: number}
          - {code: gmv, kind: flow, unit: currency, decimals: 2}
          - {code: visitors, kind: flow, unit: number}
          - {code: inquiries, kind: flow, unit: number}
          - {code: daily, kind: flow, unit: number, perDay: true}
          - {code: sellers, kind: stock, unit: number}
          - {code: staff, kind: stock, unit: number, overTime: average}
          - {code: peak, kind: stock, unit: number, overTime: maximum}
          - {code: conversion, kind: ratio, unit: percent, decimals: 1, numerator: inquiries, denominator: visitors}
          - {code: satisfaction, kind: score, unit: points, decimals: 1, weightedBy: visitors}
          - {code: gmv-share, kind: share, unit: percent, decimals: 1, base: gmv, shareOf: tier}
          - {code: gmv-growth, kind: growth, unit: percent, decimals: 1, base: gmv, against: yearBefore}
          - {code: basket, kind: formula, unit: currency, decimals: 2, formula: "[gmv] / [visitors]"}
          - {code: users, kind: nonAdditive, unit: number}
          - {code: line-weight, kind: flow, unit: percent, decimals: 1}
        objectives: [{code: grow, wording: {en: Grow}}]

        """;

    private static int _plans;

    public string Path => path;

    public Client Api => api;

    public static async Task<CubePlan> New(TestService service, Client? by = null, params string[] cells) =>
        await New(by ?? service.Api, "", cells);

    /// <summary>A new plan with more in its document, and cells.</summary>
    public static async Task<CubePlan> New(Client api, string more, params string[] cells)
    {
        var plan = await New(api, more, yaml => yaml);
        if (cells.Length > 0)
            (await plan.Write(cells)).Is(200);
        return plan;
    }

    /// <summary>A new plan with more in its document, and something changed in it.</summary>
    public static async Task<CubePlan> New(Client api, string more, Func<string, string> edit)
    {
        var code = $"cube-{Interlocked.Increment(ref _plans)}";
        (await api.Post("/v1/plan-documents", edit(Yaml.Replace("CODE", code, StringComparison.Ordinal)) + more, "application/yaml")).Is(
            201
        );
        return new CubePlan(api, $"/v1/plans/{code}");
    }

    /// <summary>A plan with two dimensions of a thousand members, and no cells.</summary>
    public static async Task<CubePlan> Large(Client api)
    {
        var members = string.Concat(
            Enumerable.Range(0, 1000).Select(at => $"  - {{code: a{at}, dimension: large}}\n  - {{code: b{at}, dimension: wide}}\n")
        );
        var code = $"large-{Interlocked.Increment(ref _plans)}";
        (
            await api.Post(
                "/v1/plan-documents",
                $$"""
                format: planapi/1
                plan: {code: {{code}}, calendar: {year: 2024}, currency: CNY}
                dimensions: [{code: large}, {code: wide}]
                members:
                {{members}}
                indicators: [{code: gmv, kind: flow, unit: number}]
                """,
                "application/yaml"
            )
        ).Is(201);
        return new CubePlan(api, $"/v1/plans/{code}");
    }

    public CubePlan As(Client other) => new(other, path);

    public Task<Answer> Write(params string[] cells) => Send(cells);

    public Task<Answer> WriteTo(string scenario, params string[] cells) => Send(cells, scenario);

    /// <summary>The version at which the cells were written.</summary>
    public async Task<long> Put(params string[] cells) => (long)(await Write(cells)).Is(200).Json["version"]!;

    public Task<Answer> Send(string[] cells, string? scenario = null, string? mode = null, bool results = false)
    {
        var body = new JsonObject { ["cells"] = new JsonArray([.. cells.Select(Entry)]) };
        if (scenario is not null)
            body["scenario"] = scenario;
        if (mode is not null)
            body["mode"] = mode;
        if (results)
            body["results"] = true;
        return api.Post($"{path}/cells", body.ToJsonString());
    }

    public Task<Answer> Slice(string slice, string query = "") => api.Post($"{path}/slices{query}", slice);

    /// <summary>Writes values into the cells of a slice, with more fields beside.</summary>
    public Task<Answer> WriteSlice(string slice, string values, string more = "{}") =>
        api.Post($"{path}/slices/values", Json.Merge($$"""{"slice":{{slice}},"values":{{values}}}""", more));

    public Task<Answer> Undo(long sequence) => api.Post($"{path}/change-sets/{sequence}/undo", "");

    public Task<Answer> Preview(string spread, string query = "?first=1000") => api.Post($"{path}/spread-previews{query}", spread);

    public Task<Answer> Apply(string token) => api.Post($"{path}/spreads", new JsonObject { ["token"] = token }.ToJsonString());

    public Task<Answer> Apply(Answer preview) => Apply((string)preview.Is(200).Json["token"]!);

    public async Task Hold(string code, string cell, string more = "{}") => (await Limit("holds", code, cell, more)).Is(201);

    public async Task Bound(string code, string cell, string more) => (await Limit("bounds", code, cell, more)).Is(201);

    public async Task Scenario(string code, string parent = "baseline") =>
        (await api.Post($"{path}/scenarios", $$"""{"code":"{{code}}","parent":"{{parent}}"}""")).Is(201);

    public async Task<string> Export(string scenario = "baseline") => (await api.Get($"{path}/document?scenario={scenario}")).Is(200).Text;

    /// <summary>What the document says of the plan besides its version.</summary>
    public async Task<string> Cells(string scenario = "baseline")
    {
        var text = await Export(scenario);
        return text.Contains("\ncells:", StringComparison.Ordinal) ? text[text.IndexOf("\ncells:", StringComparison.Ordinal)..] : "";
    }

    /// <summary>One cell's number, or its state where it has none.</summary>
    public async Task<string> At(string cell, string scenario = "baseline")
    {
        var entry = Entry(cell);
        var page = (
            await Slice(
                new JsonObject
                {
                    ["scenario"] = scenario,
                    ["indicators"] = new JsonArray((string)entry["indicator"]!),
                    ["measures"] = new JsonArray((string?)entry["measure"] ?? "target"),
                    ["filter"] = entry["scope"]!.DeepClone(),
                    ["period"] = (string)entry["period"]!,
                }.ToJsonString()
            )
        ).Is(200);
        return Text(page.Json["rows"]![0]!["cells"]![0]!);
    }

    /// <summary>A slice's rows as texts: its cells' numbers, or their states where they have none.</summary>
    public static string[] Rows(Answer page) =>
        [
            .. page.Is(200).Json["rows"]!
                .AsArray()
                .Select(row => $"{Place(row!)}: {string.Join(' ', row!["cells"]!.AsArray().Select(cell => Text(cell!)))}"),
        ];

    /// <summary>A slice's values, null where there is none.</summary>
    public static JsonArray Values(Answer page) =>
        [
            .. page.Is(200).Json["rows"]!
                .AsArray()
                .Select(row => new JsonArray([.. row!["cells"]!.AsArray().Select(cell => cell!["value"]?.DeepClone())])),
        ];

    /// <summary>A preview's cells as texts: place, before and after.</summary>
    public static string[] Changes(Answer preview) =>
        [.. preview.Is(200).Json["cells"]!.AsArray().Select(cell => $"{Place(cell!)}: {Text(cell!["before"])} -> {Text(cell["after"])}")];

    public static string[] After(Answer preview) =>
        [.. preview.Is(200).Json["cells"]!.AsArray().Select(cell => $"{Place(cell!)}: {Text(cell!["after"])}")];

    public static string[] Above(Answer preview) =>
        [
            .. preview.Is(200).Json["above"]!
                .AsArray()
                .Select(place =>
                    $"{Place(place!)}: {Text(place!["before"])} -> "
                    + $"{Text(place["after"])}{((bool)place["isStored"]! ? " stored" : "")}"
                    + $"{(place["difference"] is { } by ? $" {by}" : "")}"
                ),
        ];

    public static string[] Faults(Answer problem) => [.. problem.FaultNodes.Select(fault => $"{fault["code"]} {fault["pointer"]}")];

    private async Task<Answer> Limit(string collection, string code, string cell, string more) =>
        await api.Post(
            $"{path}/{collection}",
            Json.Merge(Json.Merge("""{"measure":"target"}""", Entry(cell).ToJsonString()), Json.Merge($$"""{"code":"{{code}}"}""", more))
        );

    private static string Place(JsonNode at)
    {
        var scope = string.Join(',', at["scope"]!.AsObject().Select(pair => $"{pair.Key}={pair.Value}"));
        return $"{(scope.Length == 0 ? "-" : scope)}{(at["period"] is { } period ? $" {period}" : "")}";
    }

    private static string Text(JsonNode? cell) =>
        cell switch
        {
            null => "-",
            JsonObject number => number["value"]?.ToJsonString() ?? (string)number["state"]!,
            _ => cell.ToJsonString(),
        };

    private static JsonNode Entry(string cell)
    {
        var parts = cell.Split(' ');
        var scope = new JsonObject();
        foreach (var pair in parts[1] == "-" ? [] : parts[1].Split(','))
            scope[pair.Split('=')[0]] = pair.Split('=')[1];
        var entry = new JsonObject
        {
            ["indicator"] = parts[0],
            ["scope"] = scope,
            ["period"] = parts[2],
        };
        if (parts.Length > 3 && parts[3] != "-")
            entry["value"] = JsonValue.Create(decimal.Parse(parts[3], CultureInfo.InvariantCulture));
        if (parts.Length > 4)
            entry["measure"] = parts[4];
        if (parts.Length > 5)
            entry["currency"] = parts[5];
        return entry;
    }
}
