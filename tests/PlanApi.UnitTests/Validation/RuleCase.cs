using PlanApi.Domain.Validation;

namespace PlanApi.UnitTests.Validation;

/// <summary>A plan in which a rule finds something, and one beside it in which it finds nothing.</summary>
internal sealed record RuleCase(string Rule, Func<PlanBuilder, PlanBuilder> Trouble, Func<PlanBuilder, PlanBuilder> Sound)
{
    /// <summary>How bad the finding is; the rule's own severity unless said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>What the sentence must contain, in English.</summary>
    public string? Says { get; init; }

    public override string ToString() => Rule;
}
