using PlanApi.Domain.Validation;

namespace PlanApi.UnitTests.Validation;

/// <summary>Every rule of the catalogue against a plan that it must find fault with, and one that it must not.</summary>
public sealed class RuleCaseTests
{
    internal static readonly RuleCase[] All =
    [
        .. StructureCases.All,
        .. CompletenessCases.All,
        .. ArithmeticCases.All,
        .. ContradictionCases.All,
        .. FeasibilityCases.All,
        .. TimeCases.All,
        .. GovernanceCases.All,
        .. ScheduleCases.All,
        .. RoundCases.All,
        .. RiskCases.All,
        .. MeansCases.All,
        .. BoundCases.All,
        .. PartCases.All,
        .. DeclaredCases.All,
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < All.Length; i++)
                data.Add(i, All[i].Rule);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheTroubleIsFound(int number, string rule)
    {
        var found = All[number].Trouble(new PlanBuilder()).Find(rule);
        var finding = Assert.Single(found);
        Assert.Equal(All[number].Severity ?? RuleCatalogue.Find(rule)!.Severity, finding.Severity);
        var sentence = FindingText.Sentence(finding, "en");
        Assert.DoesNotContain('{', sentence);
        if (All[number].Says is { } says)
            Assert.Contains(says, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheSoundPlanIsLeftAlone(int number, string rule) =>
        Assert.Empty(All[number].Sound(new PlanBuilder()).Find(rule).Select(finding => FindingText.Sentence(finding, "en")));

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryPlaceholderHasAnArgumentInEveryLanguage(int number, string rule)
    {
        var finding = All[number].Trouble(new PlanBuilder()).Find(rule)[0];
        foreach (var (_, sentence) in RuleCatalogue.Find(rule)!.Sentence)
        {
            foreach (var placeholder in sentence.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]))
                Assert.Contains(placeholder, finding.Arguments.Keys);
        }
    }

    [Fact]
    public void TheCatalogueHoldsEveryRuleInTheOrderOfCodes()
    {
        var written = typeof(PlanRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PlanRule)));
        Assert.Equal(written.ToHashSet(), [.. RuleCatalogue.All.Select(rule => rule.GetType())]);
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Code).Order(StringComparer.Ordinal),
            RuleCatalogue.All.Select(rule => rule.Code)
        );
        Assert.All(RuleCatalogue.All, rule => Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Code));
    }

    [Fact]
    public void EveryRuleHasACase() => Assert.Empty(RuleCatalogue.All.Select(rule => rule.Code).Except(All.Select(each => each.Rule)));
}
