using System.Text;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Domain;

namespace PlanApi.UnitTests.Documents;

public sealed class PlanDocumentReaderTests
{
    private const string Sound = """
        format: planapi/1
        plan:
          code: p
          calendar: {year: 2024}
          currency: CNY
        dimensions:
          - {code: market}
          - {code: line}
        members:
          - {code: asia, dimension: market}
          - {code: china, dimension: market, parent: asia, moves: [{from: 2024-07-01}]}
        groups:
          - {code: emerging, dimension: market, definitions: [{members: [china]}]}
        indicators:
          - {code: gmv, kind: flow, unit: currency}
        targets:
          - {code: t1, indicator: gmv, scope: {market: emerging}, period: 2024, comparator: atLeast, value: 12}
        cells:
          - {indicator: gmv, period: 2024-Q1, measure: target, value: 3}
        """;

    [Fact]
    public void Read_SoundDocument_KnowsWhereEachPartStands()
    {
        var reading = Read(Sound);

        Assert.Empty(reading.Faults);
        Assert.Equal(new Position(11, 5), reading.Read!.PositionOf("members", "market/china"));
        Assert.Equal(new Position(17, 5), reading.Read.PositionOf(PartKind.Target.Collection, "t1"));
        Assert.Equal(new Position(3, 3), reading.Read.PositionOf("plan", "p"));
        Assert.Equal(new Position(19, 5), reading.Read.PositionOf("cells", reading.Read.Document.Cells[0].Key()));
        Assert.Null(reading.Read.PositionOf("targets", "t2"));
    }

    [Theory]
    [InlineData("format: planapi/1", "format: planapi/2", "unknown-format /format 1:9")]
    [InlineData("format: planapi/1\n", "", "missing-field /format 1:1")]
    [InlineData("dimensions:", "dimension:", "unknown-field /dimension 6:1")]
    [InlineData("{code: line}", "{code: market}", "duplicate-code /dimensions/1/code 8:12")]
    [InlineData("code: emerging", "code: asia", "duplicate-code /groups/0/code 13:12|unknown-reference /targets/0/scope/market 17:48")]
    [InlineData("parent: asia", "parent: asien", "unknown-reference /members/1/parent 11:46")]
    [InlineData("parent: asia", "parent: emerging", "unknown-reference /members/1/parent 11:46")]
    [InlineData("dimension: market}", "dimension: market, parent: china}", "cycle /members/0/parent 10:45")]
    [InlineData("[{from: 2024-07-01}]", "[{from: 2024-07-01, parent: china}]", "cycle /members/1/moves/0/parent 11:87")]
    [InlineData("[{from: 2024-07-01}]", "[{from: 2024-07-01}, {from: 2024-07-01}]", "out-of-order /members/1/moves/1 11:80")]
    [InlineData("{market: emerging}", "{market: emergin}", "unknown-reference /targets/0/scope/market 17:48")]
    [InlineData("indicator: gmv, scope", "indicator: gvm, scope", "unknown-reference /targets/0/indicator 17:27")]
    [InlineData("kind: flow", "kind: flo", "not-allowed /indicators/0/kind 15:23")]
    [InlineData("value: 12", "value: 12, currency: USD", "unknown-reference /targets/0/currency 17:115")]
    [InlineData("value: 12", "value: 12, currency: CNY", "")]
    [InlineData("value: 12", "value: 12, upperValue: 13", "not-allowed /targets/0/upperValue 17:117")]
    [InlineData("comparator: atLeast", "comparator: between", "missing-field /targets/0/upperValue 17:5")]
    [InlineData("period: 2024,", "period: 2025-01,", "period-outside-calendar /targets/0/period 17:67")]
    [InlineData("period: 2024-Q1", "period: 2023-Q4", "period-outside-calendar /cells/0/period 19:30")]
    [InlineData("value: 3", "value: 3.5", "too-many-decimals /cells/0/value 19:63")]
    [InlineData("unit: currency", "unit: currency, decimals: 5", "out-of-range /indicators/0/decimals 15:55")]
    [InlineData("members: [china]", "members: []", "too-few /groups/0/definitions/0/members 13:65")]
    [InlineData("members: [china]", "members: [china, china]", "duplicate-item /groups/0/definitions/0/members 13:65")]
    [InlineData("[{members: [china]}]", "[]", "too-few /groups/0/definitions 13:54")]
    [InlineData("year: 2024", "year: 2024, firstMonth: 13", "out-of-range /plan/calendar/firstMonth 4:38")]
    [InlineData("year: 2024", "year: 2024, referenceFrom: 1901", "out-of-range /plan/calendar/referenceTo 4:13")]
    [InlineData("year: 2024", "year: 2024, referenceFrom: 2025", "out-of-range /plan/calendar/referenceFrom 4:41")]
    [InlineData("currency: CNY", "currency: CNY\n  timeZone: Moon/Crater", "bad-time-zone /plan/timeZone 6:13")]
    [InlineData("currency: CNY", "currency: cny", "bad-currency /plan/currency 5:13")]
    [InlineData("currency: CNY", "currency: CNY\nscenario: other", "unknown-reference /scenario 6:11")]
    public void Read_FaultyDocument_NamesCodePointerAndPlace(string sound, string faulty, string expected) =>
        Assert.Equal(expected, Summary(Sound.Replace(sound, faulty, StringComparison.Ordinal)));

    [Theory]
    [InlineData("sections: [{code: a, purpose: other, parent: b}, {code: b, purpose: other, parent: a}]", "cycle /sections/1/parent")]
    [InlineData("scenarios: [{code: a, parent: a}]", "cycle /scenarios/0/parent")]
    [InlineData(
        "parties: [{code: a, escalatesTo: b}, {code: b, escalatesTo: c}, {code: c, escalatesTo: a}]",
        "cycle /parties/2/escalatesTo"
    )]
    [InlineData("objectives: [{code: a}, {code: b, parents: [a]}, {code: c, parents: [a, b]}]", "")]
    [InlineData("objectives: [{code: a, parents: [c]}, {code: b, parents: [a]}, {code: c, parents: [b]}]", "cycle /objectives/1/parents")]
    [InlineData("weights: [{code: a, value: 110, of: {line: x}}]", "unknown-reference /weights/0/of/line")]
    [InlineData("weights: [{code: a, value: 110}]", "missing-field /weights/0")]
    [InlineData("weights: [{code: a, value: 110, of: {}}]", "too-few /weights/0/of")]
    [InlineData(
        "weights: [{code: a, value: 1, of: {market: asia}, keyResult: k}]",
        "not-allowed /weights/0|unknown-reference /weights/0/keyResult"
    )]
    [InlineData("exchangeRates: [{code: a, from: CNY, to: CNY, validFrom: 2024-01-01, value: 1}]", "not-allowed /exchangeRates/0/to")]
    [InlineData("exchangeRates: [{code: a, from: CNY, to: CNy, validFrom: 2024-01-01, value: 0}]", "out-of-range /exchangeRates/0/value")]
    [InlineData("waivers: [{code: a, finding: f, reason: {}}]", "too-few /waivers/0/reason")]
    [InlineData("lists: [{code: a, announced: -1, items: [{}]}]", "out-of-range /lists/0/announced|too-few /lists/0/items/0")]
    [InlineData("holds: [{code: a, indicator: gmv, period: 2030, measure: target}]", "period-outside-calendar /holds/0/period")]
    [InlineData("currencies: [{code: US}]", "bad-currency /currencies/0/code")]
    [InlineData("parties: [{code: a, subject: \"\"}]", "too-long /parties/0/subject")]
    public void Read_FaultyCollection_NamesCodeAndPointer(string collection, string expected) =>
        Assert.Equal(expected, string.Join('|', Read($"{Sound}\n{collection}").Faults.Select(fault => $"{fault.Code} {fault.Pointer}")));

    [Fact]
    public void Read_TwoCellsAtOnePlace_AreRefused() =>
        Assert.Equal(
            "duplicate-cell /cells/1 20:5",
            Summary(Sound + "\n  - {indicator: gmv, period: \"2024-Q1\", measure: target, value: 4, wording: {en: again}}")
        );

    [Fact]
    public void Read_PartAtFault_IsStillKnownToThoseThatMentionIt() =>
        Assert.Equal(
            "wrong-type /indicators/0/names 15:52",
            Summary(Sound.Replace("unit: currency", "unit: currency, names: GMV", StringComparison.Ordinal))
        );

    [Fact]
    public void Read_PartWithoutItsCode_DoesNotMakeOthersFaulty() =>
        Assert.Equal("missing-field /indicators/0/code 15:5", Summary(Sound.Replace("code: gmv, ", "", StringComparison.Ordinal)));

    [Fact]
    public void Read_ManyFaults_ReportsAllOfThemInTheOrderOfTheText() =>
        Assert.Equal(
            "wrong-type /plan/currency 5:13|not-allowed /indicators/0/kind 15:23|unknown-reference /targets/0/scope/market "
                + "17:48|missing-field /cells/0/measure 19:5",
            Summary(
                Sound
                    .Replace("CNY", "[CNY]", StringComparison.Ordinal)
                    .Replace("flow", "flux", StringComparison.Ordinal)
                    .Replace("measure: target, ", "", StringComparison.Ordinal)
                    .Replace("{market: emerging}", "{market: europe}", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Read_UnknownReference_NamesWhatMayBeMeant() =>
        Assert.Equal(
            "There is no member or group 'market/emergin'. Is 'market/emerging' meant?",
            Read(Sound.Replace("{market: emerging}", "{market: emergin}", StringComparison.Ordinal)).Faults[0].Message
        );

    [Fact]
    public void Read_FiscalYearFromApril_HoldsItsMonths()
    {
        var fiscal = Sound.Replace("year: 2024", "year: 2024, firstMonth: 4", StringComparison.Ordinal);

        Assert.Empty(Read(fiscal.Replace("2024-Q1", "2023-04", StringComparison.Ordinal)).Faults);
        Assert.Empty(Read(fiscal.Replace("2024-Q1", "2024-03-31", StringComparison.Ordinal)).Faults);
        Assert.Equal(
            FaultCodes.PeriodOutsideCalendar,
            Assert.Single(Read(fiscal.Replace("2024-Q1", "2024-04", StringComparison.Ordinal)).Faults).Code
        );
    }

    [Fact]
    public void Read_Json_IsDetected() => Assert.Equal("missing-field /plan 1:1", Summary("""{"format": "planapi/1"}"""));

    private static DocumentReading Read(string text) => PlanDocumentReader.Read(Encoding.UTF8.GetBytes(text));

    private static string Summary(string text) =>
        string.Join('|', Read(text).Faults.Select(fault => $"{fault.Code} {fault.Pointer} {fault.Line}:{fault.Column}"));
}
