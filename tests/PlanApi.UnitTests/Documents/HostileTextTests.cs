using System.Text;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.UnitTests.Documents;

/// <summary>Texts made to exhaust, crash or mislead a reader. Each is refused with a fault, soon and on a small stack.</summary>
public sealed class HostileTextTests
{
    // Whatever grows with the square of this does not come to an end.
    private const int Many = 200_000;

    public static TheoryData<string, string, string> Texts =>
        new()
        {
            { "yaml", new string('[', Many), "too-deep" },
            { "yaml", string.Concat(Enumerable.Repeat("[\n", Many)), "too-deep" },
            { "yaml", new string('{', Many), "syntax" },
            { "yaml", string.Concat(Enumerable.Repeat("{a: ", Many)), "too-deep" },
            { "yaml", string.Concat(Enumerable.Repeat("- ", Many)), "too-deep" },
            { "yaml", string.Concat(Enumerable.Repeat("? ", Many)), "syntax" },
            { "yaml", "a: " + new string('[', Many) + new string(']', Many), "too-deep" },
            { "yaml", new string(']', Many), "syntax" },
            { "yaml", new string('}', Many), "syntax" },
            { "yaml", new string('"', Many + 1), "syntax" },
            { "yaml", "a: \"" + new string('x', Many), "syntax" },
            { "yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]", "alias-refused" },
            { "yaml", "a: *b", "alias-refused" },
            { "yaml", "a: !!python/object:os.system x", "tag-refused" },
            { "yaml", "!!map {a: b}", "tag-refused" },
            { "yaml", "a: {<<: {b: c}}", "merge-key-refused" },
            { "yaml", "a: b\n---\na: c", "several-documents" },
            { "yaml", "%YAML 1.1\n---\na: no", "syntax" },
            { "yaml", "[a]: b", "syntax" },
            { "yaml", "{[a]: b}", "syntax" },
            { "yaml", "a: b\n\tc: d", "syntax" },
            { "yaml", "a: b\na: c", "duplicate-field" },
            { "yaml", "a: b\0c: d", "syntax" },
            { "yaml", "", "syntax" },
            { "yaml", "# nothing", "syntax" },
            { "yaml", "...\n...\n", "syntax" },
            { "json", new string('[', Many), "too-deep" },
            { "json", string.Concat(Enumerable.Repeat("{\"a\":", Many)), "too-deep" },
            { "json", "{\"a\": 1,}", "syntax" },
            { "json", "{\"a\": 1} // no", "syntax" },
            { "json", "{\"a\": NaN}", "syntax" },
            { "json", "{\"a\": 1} {\"a\": 2}", "syntax" },
            { "json", "{\"a\": 1, \"\\u0061\": 2}", "duplicate-field" },
            { "json", "{\"a\": \"\0\"}", "syntax" },
            { "json", "", "syntax" },
            { "json", new string(']', Many), "syntax" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_HostileText_IsRefusedSoon(string format, string text, string fault)
    {
        Assert.Equal(fault, Assert.Single(OnSmallStack(() => Faults(format, Encoding.UTF8.GetBytes(text)))).Code);
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("json")]
    public void Read_WrongBytes_AreRefusedWithTheirPlace(string format)
    {
        byte[] bytes = [.. "{\"a\":\n \"销"u8, 0xC3, 0x28, .. "\"}"u8];

        var fault = Assert.Single(Faults(format, bytes));

        Assert.Equal((FaultCodes.Syntax, 2, 4), (fault.Code, fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("json")]
    public void Read_Utf16_IsRefused(string format) =>
        Assert.Equal(
            FaultCodes.Syntax,
            Assert.Single(Faults(format, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{\"a\": 1}")])).Code
        );

    [Theory]
    [InlineData("yaml", "a: 1\r\nb: 2\r\n")]
    [InlineData("json", "{\"a\": 1,\r\n\"b\": 2}\r\n")]
    public void Read_ByteOrderMarkAndCrLf_AreTaken(string format, string text)
    {
        var faults = new FaultList();

        var root = Read(format, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], faults);

        Assert.Empty(faults.Faults);
        var second = Assert.IsType<SourceMapping>(root).Fields[1];
        Assert.Equal(("b", new Position(2, 1)), (second.Name, second.Position));
    }

    [Theory]
    [InlineData("yaml", "a: ")]
    [InlineData("json", "{\"a\": ")]
    public void Read_HugeScalars_AreReadSoon(string format, string before)
    {
        foreach (var scalar in new[] { "\"" + new string('x', 10_000_000) + "\"", new string('9', 10_000_000) })
        {
            var faults = new FaultList();
            var root = Read(format, Encoding.UTF8.GetBytes($"{before}{scalar}{(format == "json" ? "}" : "")}"), faults);
            Assert.Empty(faults.Faults);
            RecordBinder.Bind<Domain.Indicators.Range>(new SourceMapping([new("min", ((SourceMapping)root!)["a"]!)]), faults);
            Assert.True(Assert.Single(faults.Faults).Message.Length < 200);
        }
    }

    [Theory]
    [InlineData("yaml", 10, "too-large")]
    [InlineData("json", 10, "too-large")]
    [InlineData("yaml", 1_000, null)]
    [InlineData("json", 1_000, null)]
    public void Read_ManyValues_AreCounted(string format, int maxNodes, string? fault)
    {
        var faults = new FaultList();
        var root = Read(
            format,
            Encoding.UTF8.GetBytes($"[{string.Join(", ", Enumerable.Range(0, 100))}]"),
            faults,
            new SourceLimits(MaxNodes: maxNodes)
        );

        Assert.Equal(fault, faults.Faults is [var only] ? only.Code : null);
        Assert.Equal(fault is null, root is not null);
    }

    [Fact]
    public void Read_TooManyBytes_AreRefused()
    {
        var faults = new FaultList();

        Assert.Null(JsonSource.Read("{\"a\": 1}"u8.ToArray(), faults, new SourceLimits(MaxBytes: 4)));
        Assert.Equal(FaultCodes.TooLarge, Assert.Single(faults.Faults).Code);
    }

    [Theory]
    [InlineData("12", ScalarKind.Number)]
    [InlineData("-1.5e3", ScalarKind.Number)]
    [InlineData(".5", ScalarKind.Number)]
    [InlineData("0x1F", ScalarKind.Number)]
    [InlineData(".inf", ScalarKind.Number)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("", ScalarKind.Null)]
    [InlineData("no", ScalarKind.Text)]
    [InlineData("NO", ScalarKind.Text)]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("2024-03-18", ScalarKind.Text)]
    [InlineData("1_000", ScalarKind.Text)]
    [InlineData("12:30:45", ScalarKind.Text)]
    [InlineData("\"12\"", ScalarKind.Text)]
    [InlineData("'null'", ScalarKind.Text)]
    [InlineData("=", ScalarKind.Text)]
    public void ReadYaml_Scalar_FollowsTheCoreSchema(string yaml, ScalarKind kind)
    {
        var root = (SourceMapping)Read("yaml", Encoding.UTF8.GetBytes($"a: {yaml}"), new FaultList())!;

        Assert.Equal(kind, Assert.IsType<SourceScalar>(root["a"]).Kind);
    }

    private static IReadOnlyList<Fault> Faults(string format, byte[] bytes)
    {
        var faults = new FaultList();
        Read(format, bytes, faults);
        return faults.Faults;
    }

    private static SourceNode? Read(string format, byte[] bytes, FaultList faults, SourceLimits? limits = null) =>
        SourceReader.Read(bytes, format == "json" ? DocumentFormat.Json : DocumentFormat.Yaml, faults, limits);

    private static T OnSmallStack<T>(Func<T> run)
    {
        T? result = default;
        var thread = new Thread(() => result = run(), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        return result!;
    }
}
