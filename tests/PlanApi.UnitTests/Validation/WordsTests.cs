using System.Text.RegularExpressions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Validation;

/// <summary>
/// What every kind of finding says, of plans whose parts all have names: names with codes behind, in one language throughout.
/// </summary>
public sealed partial class WordsTests
{
    private static readonly HashSet<string> _enums =
    [
        .. typeof(PlanDocument)
            .Assembly.GetTypes()
            .Where(type => type.IsEnum)
            .SelectMany(Enum.GetNames)
            .Where(name => name.Skip(1).Any(char.IsUpper)),
    ];

    public static TheoryData<int, string> Cases => RuleCaseTests.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Texts_NameWhatTheyAreAbout_InBothLanguages(int number, string rule)
    {
        var document = Named(RuleCaseTests.All[number].Trouble(new PlanBuilder()).Document);
        // What the plan has no name for is called by its code: bounds, weights, rates, and members that it does not define.
        var named = document
            .Parts()
            .Where(part => part is INamed { Names.Count: > 0 } and not Scenario)
            .Select(part => part.Code.ToString())
            .ToHashSet(StringComparer.Ordinal);
        var unnamed = document
            .Parts()
            .SelectMany(part => part.Scopes().SelectMany(scope => scope.Keys.Concat(scope.Values)).Append(part.Code))
            .Concat(document.Indicators.SelectMany(indicator => Domain.Indicators.Formula.Parse(indicator.Formula).Formula?.Mentions ?? []))
            .Concat(document.Cells.SelectMany(cell => cell.Scope.Keys.Concat(cell.Scope.Values)))
            .Select(code => code.ToString())
            .Where(code => !named.Contains(code));
        var own = document
            .Indicators.SelectMany(indicator => indicator.Names.Values)
            .Concat(document.Targets.SelectMany(target => target.Wording.Values))
            .Concat(document.Waivers.SelectMany(waiver => waiver.Reason.Values))
            .SelectMany(text => Latin().Matches(text).Select(match => match.Value));
        HashSet<string> allowed =
        [
            "CNY",
            "USD",
            "EUR",
            "OKR",
            "Q",
            "W",
            "f",
            .. unnamed.SelectMany(code => Latin().Matches(code).Select(match => match.Value)),
            .. own,
        ];
        var report = PlanValidator.Validate(document, new DateOnly(2024, 1, 15));
        foreach (var judgement in report.Judgements.Where(judgement => judgement.Finding.Rule == rule))
        {
            foreach (var language in new[] { "en", "zh" })
            {
                foreach (var text in TextsOf(judgement, language))
                {
                    var bare = Behind().Replace(text, " ");
                    Assert.All(_enums, name => Assert.DoesNotContain(name, bare, StringComparison.Ordinal));
                    // A code stands behind a name and nowhere else: in Chinese, whatever is Latin is seen.
                    if (language == "zh")
                        Assert.Empty(Latin().Matches(bare).Select(match => match.Value).Except(allowed));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Findings_ThatCompareNumbers_HaveTheirArithmetic(int number, string rule)
    {
        // What lists parts that lack something, or says that one is out of place, compares nothing.
        string[] compares =
        [
            "between",
            "band",
            "exceed",
            "range",
            "contradict",
            "against",
            "differ",
            "compound",
            "outside",
            "missed",
            "implied",
            "past",
            "fall",
            "equals",
            "whole",
        ];
        foreach (var finding in RuleCaseTests.All[number].Trouble(new PlanBuilder()).Find(rule))
        {
            if (
                finding.Places.Any(place => place.Value?.Any(char.IsDigit) == true)
                && !finding.Arguments.ContainsKey("count")
                && !rule.EndsWith("-direction", StringComparison.Ordinal)
                && compares.Any(word => rule.Contains(word, StringComparison.Ordinal))
            )
                Assert.NotEmpty(finding.Arithmetic);
        }
    }

    private static IEnumerable<string> TextsOf(Judgement judgement, string language)
    {
        var (finding, names) = (judgement.Finding, judgement.Names);
        yield return FindingText.Sentence(finding, language, names);
        foreach (var step in finding.Arithmetic)
        {
            yield return FindingText.Label(step, language, names);
            yield return FindingText.Arithmetic(finding, step.Expression, language, names);
            yield return FindingText.Arithmetic(finding, step.Result, language, names);
        }
    }

    private static PlanDocument Named(PlanDocument plan) =>
        plan with
        {
            Sections = [.. plan.Sections.Select(part => part with { Names = Name() })],
            Parties = [.. plan.Parties.Select(part => part with { Names = Name() })],
            Dimensions = [.. plan.Dimensions.Select(part => part with { Names = Name() })],
            Members = [.. plan.Members.Select(part => part with { Names = Name() })],
            Groups = [.. plan.Groups.Select(part => part with { Names = Name() })],
            Lists = [.. plan.Lists.Select(part => part with { Names = Name() })],
            Indicators = [.. plan.Indicators.Select(part => part.Names.Count > 0 ? part : part with { Names = Name() })],
            Targets = [.. plan.Targets.Select(part => part with { Names = Name() })],
            Objectives = [.. plan.Objectives.Select(part => part with { Names = Name() })],
            KeyResults = [.. plan.KeyResults.Select(part => part with { Names = Name() })],
            WeightWindows = [.. plan.WeightWindows.Select(part => part with { Names = Name() })],
            Committees = [.. plan.Committees.Select(part => part with { Names = Name() })],
            RiskLevels = [.. plan.RiskLevels.Select(part => part with { Names = Name() })],
            RiskCategories = [.. plan.RiskCategories.Select(part => part with { Names = Name() })],
            Risks = [.. plan.Risks.Select(part => part with { Names = Name() })],
            RiskResponses = [.. plan.RiskResponses.Select(part => part with { Names = Name() })],
            ContingencyPlans = [.. plan.ContingencyPlans.Select(part => part with { Names = Name() })],
            ReviewSchedules = [.. plan.ReviewSchedules.Select(part => part with { Names = Name() })],
        };

    private static LocalText Name() => new([new("en", "Something"), new("zh", "名称")]);

    [GeneratedRegex(@" \[[^\]]*\]")]
    private static partial Regex Behind();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Latin();
}
