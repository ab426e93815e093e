using System.Text;
using System.Text.Json;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Documents;

public sealed class RecordBinderTests
{
    private const string SoundTarget = """
        {"code": "gmv-q1", "id": "given", "version": 3, "indicator": "gmv", "scope": {"tier": "mid", "line": "sales"}, "period": "2024-Q1",
         "comparator": "atLeast", "value": 6.2, "wording": {"zh": "至少", "en": "at least"}}
        """;

    [Fact]
    public void Bind_SoundTarget_ReadsEveryField()
    {
        var (target, faults) = Json<Target>(SoundTarget);

        Assert.Empty(faults);
        Assert.Equal(62_000, target!.Value.Steps);
        Assert.Equal("line=sales;tier=mid", target.Scope.ToString());
        Assert.Equal(Period.Parse("2024-Q1"), target.Period);
        Assert.Equal("至少", target.Wording["zh"]);
        Assert.Null(target.Id);
        Assert.Null(target.Version);
    }

    [Fact]
    public void Write_Target_PutsCodeFirstAndLeavesTheEmptyOut()
    {
        var (target, _) = Json<Target>(SoundTarget);

        Assert.Equal(
            """{"code":"gmv-q1","id":"p1","version":3,"indicator":"gmv","scope":{"line":"sales","tier":"mid"},"period":"2024-Q1","comparator":"atLeast","basis":"absolute","value":6.2,"completes":false,"wording":{"en":"at least","zh":"至少"}}""",
            JsonSerializer.Serialize(target! with { Id = "p1", Version = 3 }, PlanJson.Options)
        );
    }

    [Fact]
    public void Write_TargetForDocument_LeavesOutWhatAbsenceSays()
    {
        var (target, _) = Json<Target>(SoundTarget);

        var written = JsonSerializer.Serialize(target! with { Id = "p1", Version = 3, Scope = Scope.Top }, PlanJson.Document);

        Assert.Equal(
            ["code", "indicator", "period", "comparator", "value", "wording"],
            JsonDocument.Parse(written).RootElement.EnumerateObject().Select(p => p.Name)
        );
    }

    [Theory]
    [InlineData(
        """{"code": "a", "indicater": "gmv", "comparator": "equal", "value": 1}""",
        "unknown-field /indicater 1:15|missing-field /indicator 1:1"
    )]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equals", "value": 1}""", "not-allowed /comparator 1:49")]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": "1"}""", "wrong-type /value 1:67")]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1.23456}""", "too-many-decimals /value 1:67")]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 123456789012.3456}""", "too-many-digits /value 1:67")]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1e400}""", "out-of-range /value 1:67")]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1e-400}""", "too-many-decimals /value 1:67")]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": -900000000000000}""", "out-of-range /value 1:67")]
    [InlineData("""{"code": "a b", "indicator": 5, "comparator": "equal", "value": 1}""", "bad-code /code 1:10|wrong-type /indicator 1:30")]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "period": 2024}""", "wrong-type /period 1:80")]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "period": "2024-14"}""", "bad-period /period 1:80")]
    [InlineData(
        """{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "against": "last"}""",
        "bad-growth-base /against 1:81"
    )]
    [InlineData(
        """{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "names": {"English": "x"}}""",
        "bad-language /names/English 1:80"
    )]
    [InlineData(
        """{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "names": {"en": "\u0000"}}""",
        "bad-text /names/en 1:86"
    )]
    [InlineData(
        """{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "names": {"en": "\ud800"}}""",
        "bad-text /names/en 1:86"
    )]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "names": "x"}""", "wrong-type /names 1:79")]
    [InlineData(
        """{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "scope": {"li ne": "x"}}""",
        "bad-code /scope/li ne 1:80"
    )]
    [InlineData("""{"code": "a", "indicator": "gmv", "comparator": "equal", "value": 1, "value": 2}""", "duplicate-field /value 1:70")]
    [InlineData(
        """{"code": "a", "baseline": {"valu": 1}, "indicator": "gmv", "comparator": "equal", "value": 1}""",
        "unknown-field /baseline/valu 1:28|missing-field /baseline/value 1:27"
    )]
    [InlineData("""[]""", "wrong-type  1:1")]
    public void Bind_FaultyTarget_NamesCodePointerAndPlace(string json, string expected) =>
        Assert.Equal(expected, Summary(Json<Target>(json).Faults));

    [Fact]
    public void Bind_UnknownField_NamesTheNearestKnown() =>
        Assert.Contains("'indicator'", Json<Target>("""{"indicater": 1}""").Faults[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Bind_DateAndList_AreCheckedInPlace()
    {
        var (_, faults) = Json<Member>(
            """{"code": "a", "dimension": "d", "moves": [{"from": "2024-02-30"}, 1, {"from": "2024-02-01", "parent": "b"}]}"""
        );

        Assert.Equal("bad-date /moves/0/from 1:52|wrong-type /moves/1 1:67", Summary(faults));
    }

    [Theory]
    [InlineData("3", null)]
    [InlineData("3.0", null)]
    [InlineData("2.5", "too-many-decimals")]
    [InlineData("3000000000", "out-of-range")]
    public void Bind_WholeNumber_TakesWhatIsWhole(string number, string? fault)
    {
        var (list, faults) = Json<NamedList>($$"""{"code": "a", "announced": {{number}}}""");

        Assert.Equal(fault, faults is [var first, ..] ? first.Code : null);
        Assert.Equal(fault is null ? 3 : null, list?.Announced);
    }

    [Fact]
    public void Bind_GraphQlArguments_AreReadLikeADocument()
    {
        var faults = new FaultList();
        var node = SourceNode.From(
            new Dictionary<string, object?>
            {
                ["code"] = "gmv",
                ["kind"] = "flow",
                ["unit"] = "currency",
                ["decimals"] = 2L,
                ["range"] = new Dictionary<string, object?> { ["min"] = 0.5m, ["max"] = 1e3 },
                ["dimensions"] = new List<object?> { "line", null },
                ["against"] = null,
            }
        );

        var indicator = RecordBinder.Bind<Indicator>(node, faults, "/input");

        Assert.Null(indicator);
        Assert.Equal("wrong-type /input/dimensions/1 :", Summary(faults.Faults));
    }

    [Fact]
    public void Bind_VeryManyFaults_SaysThatThereAreMore()
    {
        var (_, faults) = Json<Indicator>(
            $$"""{"code": "a", "kind": "flow", "unit": "number", "dimensions": [{{string.Join(',', Enumerable.Repeat("1", 5_000))}}]}"""
        );

        Assert.Equal(FaultList.Capacity + 1, faults.Count);
        Assert.Equal(FaultCodes.MoreFaults, faults[^1].Code);
    }

    [Fact]
    public void BindPart_WhatOnePartCannotSay_IsRefusedWithItsPointer()
    {
        var faults = new FaultList();
        var node = JsonSource.Read(
            """{"code": "a", "dimension": "d", "definitions": [{"members": ["b"]}, {"members": []}]}"""u8.ToArray(),
            faults
        )!;

        Assert.Null(RecordBinder.BindPart<Group>(node, faults, "/input"));
        Assert.Equal("too-few /input/definitions/1/members 1:81", Summary(faults.Faults));
    }

    [Fact]
    public void From_Record_ReadsBackTheSame()
    {
        var (target, _) = Json<Target>(SoundTarget);

        Assert.Equal(target, RecordBinder.Bind<Target>(SourceNode.From(target), new FaultList()));
        Assert.Equal(Code.Parse("gmv-q1"), target!.Code);
    }

    private static (T? Value, IReadOnlyList<Fault> Faults) Json<T>(string json)
        where T : class
    {
        var faults = new FaultList();
        var node = JsonSource.Read(Encoding.UTF8.GetBytes(json), faults);
        return (node is null ? null : RecordBinder.Bind<T>(node, faults), faults.Faults);
    }

    private static string Summary(IEnumerable<Fault> faults) =>
        string.Join('|', faults.Select(fault => $"{fault.Code} {fault.Pointer} {fault.Line}:{fault.Column}"));
}
