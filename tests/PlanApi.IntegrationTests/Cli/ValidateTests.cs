using System.Text.Json;
using PlanApi.Api.Cli;

namespace PlanApi.IntegrationTests.Cli;

public sealed class ValidateTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Validate_WithErrors_ShowsEachWithPlacesAndArithmetic()
    {
        var file = _run.Write("plan.yaml", Documents.Contradictory);

        var result = await _run.Run("validate", file);

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Equal("", result.Error);
        Assert.Contains("Revenue [gmv] at the whole organisation in 2024 cannot be both 8 EUR (high) and 6 EUR (low).", result.Out);
        Assert.Contains($"{file}:7:5  targets/high  8 EUR", result.Out);
        Assert.Contains("8 - 6", result.Out);
        Assert.Contains($"\n{file}: 1 error, ", result.Out);
    }

    [Fact]
    public async Task Validate_WhenPiped_WritesNeitherColoursNorTrailingSpaces()
    {
        var result = await _run.Run("validate", Documents.Reference);

        Assert.DoesNotContain('\u001b', result.Out);
        Assert.DoesNotContain(" \n", result.Out);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Validate_InATerminal_KeepsWithinItsWidth(int width)
    {
        var result = await _run.Reading("", width, "validate", Documents.Reference);

        Assert.All(result.Out.Split('\n')[..^2], line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public async Task Validate_OfASoundPlan_ExitsWithZero()
    {
        var result = await _run.Run("validate", _run.Write("plan.yaml", Documents.Sound));

        Assert.Equal((ExitCode.Success, ""), (result.Code, result.Error));
    }

    [Fact]
    public async Task Validate_OfStandardInput_CallsItStdin()
    {
        var result = await _run.Reading(Documents.Contradictory, null, "validate", "-");

        Assert.Contains("stdin:7:5", result.Out);
    }

    [Fact]
    public async Task Validate_InChinese_UsesChineseWords()
    {
        var result = await _run.Reading(Documents.Contradictory, null, "validate", "-", "--language", "zh");

        Assert.StartsWith("错误", result.Out);
        Assert.Contains("\nstdin: 1 个错误，", result.Out);
    }

    [Fact]
    public async Task Validate_AsJson_WritesWhatTheApiAnswers()
    {
        var result = await _run.Reading(Documents.Contradictory, null, "validate", "-", "--format", "json");

        var report = JsonDocument.Parse(result.Out).RootElement;
        Assert.Equal(1, report.GetProperty("counts").GetProperty("errors").GetInt32());
        Assert.Equal("target-contradiction", report.GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public async Task Validate_OfTwoFaults_ListsBothWithTheirPlaces()
    {
        var file = _run.Write(
            "plan.yaml",
            Documents.Sound + "bogus: 1\ntargets:\n  - {code: a b, indicator: gmv, comparator: equal, value: 1}\n"
        );

        var result = await _run.Run("validate", file);

        Assert.Equal((ExitCode.Unreadable, ""), (result.Code, result.Out));
        Assert.Contains($"{file}:5:1: /bogus unknown-field: ", result.Error);
        Assert.Contains($"{file}:7:12: /targets/0/code bad-code: ", result.Error);
    }

    [Fact]
    public async Task Validate_OfAnUnreadableDocumentAsJson_AnswersItsFaults()
    {
        var result = await _run.Reading("format: other", null, "validate", "-", "--format", "json");

        Assert.Equal(ExitCode.Unreadable, result.Code);
        var fault = Assert.Single(JsonDocument.Parse(result.Out).RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal("unknown-format", fault.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("nowhere.yaml")]
    [InlineData("/")]
    [InlineData("")]
    public async Task Validate_OfAFileThatCannotBeRead_SaysSo(string file)
    {
        var result = await _run.Run("validate", file);

        Assert.Equal((ExitCode.Unreadable, ""), (result.Code, result.Out));
        Assert.Contains("cannot be read", result.Error);
    }

    [Fact]
    public async Task Validate_WithASeventeenthDimension_SaysWhatToDo()
    {
        var dimensions = string.Join(", ", Enumerable.Range(0, 17).Select(at => $"{{code: d{at:00}}}"));

        var result = await _run.Run(
            "validate",
            _run.Write(
                "plan.yaml",
                $"format: planapi/1\nplan: {{code: p, calendar: {{year: 2024}}, currency: CNY}}\ndimensions: [{dimensions}]\n"
            )
        );

        Assert.NotEqual(0, result.Code);
        Assert.Contains("at most 16 dimensions", result.Out + result.Error);
    }
}
