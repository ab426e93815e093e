using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// One statement that a sound plan fulfils. Rules are general: none knows a particular plan. A rule is a pure function of the plan and
/// costs time in proportion to the plan's size. Where the plan leaves open something that the rule needs, the rule finds nothing.
/// </summary>
public abstract class PlanRule(string code, Severity severity, RuleFamily family, string english, string chinese, string explanation)
{
    /// <summary>Stable, in kebab-case: <c>target-contradiction</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The highest severity of its findings; single findings may be less severe.</summary>
    public Severity Severity { get; } = severity;

    public RuleFamily Family { get; } = family;

    /// <summary>The sentence of a finding. The <c>{names}</c> in braces stand for the finding's arguments.</summary>
    public LocalText Sentence { get; } = new([new("en", english), new("zh", chinese)]);

    /// <summary>The documentation of the rule: the check, its purpose, and how to resolve its findings.</summary>
    public LocalText Explanation { get; } = LocalText.English(explanation.ReplaceLineEndings(" "));

    /// <summary>The findings of the rule, in any order.</summary>
    public virtual IEnumerable<Finding> Check(PlanIndex plan) => [];

    /// <summary>
    /// The rule's second findings, after all rules have run. It gets all findings of <see cref="Check"/>, by fingerprint.
    /// </summary>
    public virtual IEnumerable<Finding> Review(PlanIndex plan, IReadOnlySet<string> fingerprints) => [];

    /// <summary>
    /// One finding about all the parts, or none if there are none. A planner wants one list of the parts without an owner, not one
    /// finding for each part. The arguments <c>count</c> and <c>list</c> hold the number of parts and their keys.
    /// </summary>
    protected IEnumerable<Finding> Fold<TPart>(
        IReadOnlyCollection<TPart> parts,
        Func<TPart, Place> place,
        params (string Name, string Value)[] arguments
    )
    {
        if (parts.Count == 0)
            return [];
        var places = parts.Take(Places.Most).Select(place).ToArray();
        var list = Notation.List(places.Select(each => each.Key), parts.Count);
        return [Find(places, [.. arguments, ("count", parts.Count.ToString()), ("list", list)])];
    }

    /// <summary>The same for parts of the plan, in the order of their codes.</summary>
    protected IEnumerable<Finding> Fold(IEnumerable<PlanPart> parts, params (string Name, string Value)[] arguments) =>
        Fold([.. parts.OrderBy(part => part.Code)], part => Places.Of(part), arguments);

    /// <summary>The same for claims, in the order of their targets' codes.</summary>
    protected IEnumerable<Finding> Fold(IEnumerable<Claim> claims, params (string Name, string Value)[] arguments) =>
        Fold([.. claims.OrderBy(claim => claim.Target.Code)], Places.Of, arguments);

    /// <summary>A finding of this rule, at the rule's severity.</summary>
    protected Finding Find(IReadOnlyList<Place> places, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var filled = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
            filled[name] = value;
        return new Finding
        {
            Rule = Code,
            Severity = Severity,
            Places = places,
            Arguments = filled,
        };
    }
}

/// <summary>The subject of a rule.</summary>
public enum RuleFamily
{
    Structure,
    Completeness,
    Arithmetic,
    Contradictions,
    Feasibility,
    Time,
    Governance,
}
