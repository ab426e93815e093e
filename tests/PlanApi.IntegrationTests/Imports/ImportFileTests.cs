using System.Text;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>A file, as somebody else writes it, becomes cells by a mapping.</summary>
public sealed class ImportFileTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task WideFile_IsShownFirst_AndThenWritten()
    {
        var plan = await (await MappedPlan.Of(service)).With(MappedPlan.WideMapping);

        var shown = (await plan.Import("wide", MappedPlan.Wide, dryRun: true)).Is(200).Json;
        Assert.Equal((1, 2, 0), ((int)shown["rows"]!, (int)shown["values"]!, (int)shown["faultCount"]!));
        Assert.Equal(["2 gmv latam 拉美 2024-01 - 15000", "2 gmv latam 拉美 2024-02 - 20000"], shown["first"]!.AsArray().Select(Value));
        Assert.Equal("- -", await plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));

        var written = (await plan.Import("wide", MappedPlan.Wide)).Is(200).Json;
        Assert.Equal((2, 0), ((int)written["changed"]!, (int)written["unchanged"]!));
        Assert.Equal("15000 20000", await plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));

        var again = (await plan.Import("wide", MappedPlan.Wide.Replace("1,5", "1,6", StringComparison.Ordinal), dryRun: true)).Is(200).Json;
        Assert.Equal("2 gmv latam 拉美 2024-01 15000 16000", Value(again["first"]![0]));
        Assert.Equal((1, 1), ((int)again["changed"]!, (int)again["unchanged"]!));
        Assert.Equal("15000 20000", await plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));
    }

    [Fact]
    public async Task EveryFault_HasItsLineAndColumn_AndNothingIsStored()
    {
        var plan = await (await MappedPlan.Of(service)).With(MappedPlan.WideMapping);
        const string Wrong = "区域;1月;2月\n拉美;1.5;2\n火星;1;1\n欧洲区;0,00000001;3\n德国;4;5\n";

        var shown = (await plan.Import("wide", Wrong, dryRun: true)).Is(200).Json;

        Assert.Equal("wrong-type 2:4, unknown-reference 3:1, too-many-decimals 4:5", MappedPlan.Faults(shown));
        Assert.Equal(3, (int)shown["faultCount"]!);
        Assert.Contains("germany 德国 2024-01 - 40000", shown["first"]!.AsArray().Select(Value).Select(line => line[6..]));
        var refused = (await plan.Import("wide", Wrong)).IsProblem(400, "invalid").Json;
        // What is wrong in the file is refused before the plan is asked.
        Assert.Equal("wrong-type 2:4, unknown-reference 3:1", MappedPlan.Faults(refused));
        Assert.Equal("- -", await plan.Numbers("gmv", """{"line":"sales","market":"germany"}"""));
    }

    [Fact]
    public async Task FaultsOfThePlan_AreShownBesideThoseOfTheFile()
    {
        var plan = await (await MappedPlan.Of(service)).With(
            """
            {"code":"long","columns":[{"column":"what","holds":"indicator"},{"column":"when","holds":"period"},{"column":"value","holds":"value"}]}
            """
        );
        const string File = "what,when,value\ngmv,2024-01,1\ngmv,2031-01,2\ngmv,soon,3\norders,2024-01,1.5\norder-value,2024-01,5\n";

        var shown = (await plan.Import("long", File, dryRun: true)).Is(200).Json;

        Assert.Equal(
            "bad-period 4:5, not-allowed 6:1, period-outside-calendar 3:5, too-many-decimals 5:16",
            string.Join(", ", MappedPlan.Faults(shown).Split(", ").Order(StringComparer.Ordinal))
        );
        Assert.Equal("- 1", $"{shown["first"]![0]!["before"] ?? "-"} {shown["first"]![0]!["after"]}");
    }

    [Theory]
    [InlineData("1.234,56", "comma", ".", null, "1234.56")]
    [InlineData("1 234", "point", " ", null, "1234")]
    [InlineData("-0.5", "point", null, "10000", "-5000")]
    [InlineData("12", "point", null, "0.5", "6")]
    [InlineData("1.2.3", "point", null, null, "wrong-type")]
    [InlineData("12.34,5", "comma", ".", null, "wrong-type")]
    [InlineData("1e3", "point", null, null, "wrong-type")]
    [InlineData("0x10", "point", null, null, "wrong-type")]
    [InlineData("1.005", "point", null, null, "too-many-decimals")]
    [InlineData("999999999999999", "point", null, "10000", "out-of-range")]
    [InlineData("123456789012345678", "point", null, "0.001", "too-many-digits")]
    public async Task Number_IsReadExactly_OrRefused(string text, string mark, string? thousands, string? scale, string expected)
    {
        var plan = await (await MappedPlan.Of(service)).With(Mapping(mark, thousands, scale, round: false));

        var answer = (await plan.Import("one", $"value\n\"{text}\"\n", dryRun: true)).Is(200).Json;

        Assert.Equal(
            expected,
            (int)answer["faultCount"]! > 0 ? (string?)answer["faults"]![0]!["code"] : answer["first"]![0]!["after"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("1.005", "1.01", 1)]
    [InlineData("-1.005", "-1.01", 1)]
    [InlineData("1.004999999999999999999999", "1", 1)]
    [InlineData("1.25", "1.25", 0)]
    [InlineData("0.0000001", "0", 1)]
    public async Task Number_IsRounded_WhereTheMappingSaysSo(string text, string expected, int rounded)
    {
        var plan = await (await MappedPlan.Of(service)).With(Mapping("point", null, null, round: true));

        var answer = (await plan.Import("one", $"value\n{text}\n", dryRun: true)).Is(200).Json;

        Assert.Equal((expected, rounded), (answer["first"]![0]!["after"]!.ToJsonString(), (int)answer["rounded"]!));
    }

    [Fact]
    public async Task OtherEncodingsAndTitles_AreRead()
    {
        var plan = await (await MappedPlan.Of(service)).With(
            MappedPlan.WideMapping.Replace(
                "\"separator\"",
                "\"encoding\":\"gb18030\",\"skippedLines\":2,\"separator\"",
                StringComparison.Ordinal
            )
        );
        var file = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes($"销售计划\n\n{MappedPlan.Wide}");

        var shown = (await plan.Import("wide", file, dryRun: true)).Is(200).Json;

        Assert.Equal("4 gmv latam 拉美 2024-01 - 15000", Value(shown["first"]![0]));
        Assert.Equal("syntax", (string?)(await plan.Import("wide", [0xff, 0xff], dryRun: true)).Is(200).Json["faults"]![0]!["code"]);
    }

    [Fact]
    public async Task LinesOfJson_AreReadAsActuals()
    {
        var plan = await (await MappedPlan.Of(service)).With(
            """
            {"code":"lines","format":"ndjson","dialect":{"periodFormat":"dd.MM.yyyy"},"constants":{"indicator":"visitors"},
             "columns":[{"column":"day","holds":"period"},{"column":"n","holds":"value"},{"column":"kind","holds":"measure","labels":[{"text":"Ist","code":"actual"}]}]}
            """
        );

        var answer = (
            await plan.Import(
                "lines",
                "{\"day\":\"18.03.2024\",\"n\":17,\"kind\":\"Ist\"}\n{\"n\":18,\"day\":\"19.03.2024\",\"kind\":\"actual\"}\n",
                type: MappedPlan.Ndjson
            )
        )
            .Is(200)
            .Json;

        Assert.Equal(2, (int)answer["changed"]!);
        Assert.Equal("17 18", await plan.Numbers("visitors", "{}", "\"2024-03-18\",\"2024-03-19\"", "actual"));
    }

    [Fact]
    public async Task NamesThatSeveralHave_NeedALabel_AndFormulasAreOnlyNames()
    {
        var plan = await (await MappedPlan.Of(service)).With(MappedPlan.WideMapping);
        await plan.Client.Post($"{plan.Path}/dimensions/market/members", """{"code":"twin","dimension":"market","names":{"de":"拉美"}}""");

        var shown = (await plan.Import("wide", "区域;1月\n拉美;1\n=1+1;1\nlatam;1\n", dryRun: true)).Is(200).Json;

        Assert.Equal("unknown-reference 2:1, unknown-reference 3:1", MappedPlan.Faults(shown));
        Assert.StartsWith("Several", (string)shown["faults"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MillionColumns_AreRefused_WhenTheyAreTooMany()
    {
        var plan = await (await MappedPlan.Of(service)).With(MappedPlan.WideMapping);

        var answer = await plan.Import("wide", new string(';', 1_000_000));

        Assert.Equal("too-large", (string?)answer.IsProblem(400, "invalid").FaultNodes[0]["code"]);
    }

    [Theory]
    [InlineData("""{"code":"bad","constants":{"indicator":"gmv","period":"2024"}}""", "missing-field /columns")]
    [InlineData("""{"code":"bad","columns":[{"column":"a","holds":"value"}],"constants":{"indicator":"gmv"}}""", "missing-field /columns")]
    [InlineData(
        """{"code":"bad","columns":[{"column":"a","holds":"value"},{"column":"a","holds":"indicator"}],"constants":{"period":"2024"}}""",
        "duplicate-item /columns"
    )]
    [InlineData(
        """{"code":"bad","columns":[{"column":"a","holds":"value"},{"column":"b","holds":"member"}],"constants":{"indicator":"gmv","period":"2024"}}""",
        "not-allowed /columns"
    )]
    [InlineData(
        """{"code":"bad","dialect":{"separator":";;","thousands":".."},"periodPattern":"months","columns":[],"constants":{"indicator":"gmv"},"scale":0}""",
        "bad-period /periodPattern, not-allowed /dialect/separator, not-allowed /dialect/thousands, out-of-range /scale"
    )]
    public async Task MappingThatCannotWork_IsRefused(string mapping, string faults)
    {
        var plan = await MappedPlan.Of(service);

        Assert.Equal(faults, (await plan.Client.Post($"{plan.Path}/import-mappings", mapping)).IsProblem(400, "invalid").Faults);
    }

    [Fact]
    public async Task FileOfAnotherType_OrAnUnknownMapping_IsRefused()
    {
        var plan = await (await MappedPlan.Of(service)).With(MappedPlan.WideMapping);

        (await plan.Import("wide", "a", type: "application/x-www-form-urlencoded")).IsProblem(415, "unsupported-media-type");
        (await plan.Import("other", "a")).IsProblem(404, "not-found");
        Assert.Equal("missing-field", (string?)(await plan.Import("wide", "a,b\n")).IsProblem(400, "invalid").FaultNodes[0]["code"]);
        Assert.Equal("too-few", (string?)(await plan.Import("wide", "区域;1月\n")).IsProblem(400, "invalid").FaultNodes[0]["code"]);
    }

    private static string Mapping(string mark, string? thousands, string? scale, bool round) =>
        $$"""
            {"code":"one","dialect":{"decimal":"{{mark}}","thousands":{{(thousands is null ? "null" : $"\"{thousands}\"")}}},
             "columns":[{"column":"value","holds":"value"}],"constants":{"indicator":"gmv","period":"2024-01"},
             "scale":{{scale ?? "null"}},"round":{{(round ? "\"halfAwayFromZero\"" : "null")}}}
            """;

    private static string Value(JsonNode? value) =>
        string.Join(
            ' ',
            value!["line"],
            value["indicator"],
            value["scope"]!["market"],
            value["memberNames"]![value["scope"]!.AsObject().Select(pair => pair.Key).ToList().IndexOf("market")]!["zh"],
            value["period"],
            value["before"]?.ToJsonString() ?? "-",
            value["after"]!.ToJsonString()
        );
}
