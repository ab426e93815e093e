using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>The result of an equation for the claims at one place.</summary>
/// <param name="Identity">The equation.</param>
/// <param name="Kind">Whether levels are put into it, or growth factors.</param>
/// <param name="Result">The claims of its left side.</param>
/// <param name="Stated">The range that the claims allow for the left side.</param>
/// <param name="Inputs">The right side, term by term.</param>
/// <param name="Computed">The joint range of the known terms.</param>
/// <param name="Implied">The range that remains for the unknown terms; without meaning if there are none.</param>
/// <param name="Verdict">Whether that is possible.</param>
/// <param name="Days">How many days the period has, by which a flow that is stated per day is multiplied.</param>
public sealed record IdentityCheck(
    FormulaIdentity Identity,
    ClaimKind Kind,
    IReadOnlyList<Claim> Result,
    Interval Stated,
    IReadOnlyList<IdentityTerm> Inputs,
    Interval Computed,
    Interval Implied,
    IdentityVerdict Verdict,
    int Days
)
{
    public IEnumerable<IdentityTerm> Known => Inputs.Where(term => term.Claims.Count > 0);

    public IEnumerable<IdentityTerm> Missing => Inputs.Where(term => term.Claims.Count == 0);

    /// <summary>The number of a term's scope: that of the left side, without a dimension for the whole of a share.</summary>
    internal int ScopeOf(PlanIndex plan, IdentityTerm term) =>
        plan.Scopes.NumberOf(term.WholeOver is { } dimension ? Result[0].Target.Scope.With(dimension, null) : Result[0].Target.Scope);

    /// <summary>The unknown terms as a product: <c>inquiry-conversion × order-rate</c>.</summary>
    public string Unknown =>
        string.Join(" × ", Inputs.Where(term => term.Claims.Count == 0).Select(term => Power(term.Name, Math.Abs(term.Exponent))));

    /// <summary>The claims on both sides, and the indicator whose definition is the equation.</summary>
    public IReadOnlyList<Place> Places() =>
        [
            .. Validation.Places.Of(Result.Concat(Known.SelectMany(term => term.Claims))),
            Validation.Places.Of(Identity.Defined, Identity.Formula?.Text),
        ];

    /// <summary>The equation, the known terms with their numbers, the stated result, and the rest for the unknown terms.</summary>
    public IReadOnlyList<Step> Arithmetic()
    {
        List<Step> steps = [new("identity", Identity.Defined.Code.ToString(), $"{Identity.Result.Code} = {RightSide()}")];
        steps.AddRange(
            Known.Select(term => new Step(
                term.Name,
                string.Join("; ", term.Claims.Take(Notation.Most).Select(claim => $"{claim.Target.Key()}: {Notation.Of(claim)}"))
                    + (Kind == ClaimKind.Level && term.Indicator is { PerDay: true } ? $" × {Days}" : ""),
                Show(term.Shown, term.Indicator)
            ))
        );
        if (Verdict == IdentityVerdict.Broken || (Kind == ClaimKind.Change && Known.Skip(1).Any()))
            steps.Add(new("known-terms", Expression(), Show(Computed, Identity.Result)));
        steps.Add(new("stated", string.Join("; ", Result.Take(Notation.Most).Select(claim => claim.Target.Key())), ShownResult));
        if (Verdict != IdentityVerdict.Broken)
            steps.Add(new("left-for-unknown", LeftExpression(), $"{Unknown}: {ShownImplied}"));
        return steps;
    }

    /// <summary>
    /// The known terms with the plan's statements about them: <c>effective-visitors +35 %, average-order-value +20 %</c>.
    /// </summary>
    public string KnownTerms => string.Join(", ", Known.Select(term => $"{term.Name} {Show(term.Shown, term.Indicator)}"));

    /// <summary>The plan's statement about the left side.</summary>
    public string ShownResult => Show(Stated, Identity.Result);

    /// <summary>The range of the left side that follows from the known terms.</summary>
    public string ShownComputed => Show(Computed, Identity.Result);

    /// <summary>The range that remains for the unknown terms.</summary>
    public string ShownImplied => Show(Implied, Inputs.FirstOrDefault(term => term.Claims.Count == 0)?.Indicator);

    // A value as it is, a factor as a change in percent.
    private string Show(Interval interval, Indicator? indicator)
    {
        if (Kind == ClaimKind.Level)
            return Notation.Of(interval) + (indicator is { Unit: Unit.Percent } ? " %" : "");
        var percent = interval.Plus(-Fraction.One).Times(Fraction.Hundred);
        return percent is { IsPoint: true, Low: { Value.Sign: > 0 } point }
            ? $"= +{point.Value.ToText(2)} %"
            : $"{Notation.Of(percent, 2)} %";
    }

    private string RightSide() =>
        Identity.Formula?.Text
        ?? (
            Identity.IsShare
                ? $"100 × {Inputs[0].Name} / {Inputs[1].Name}"
                : (Identity.Product!.Coefficient == Fraction.One ? "" : "100 × ")
                    + $"{Identity.Defined.Numerator} / {Identity.Defined.Denominator}"
        );

    /// <summary>The product of the known terms, beginning with the equation's constant: <c>100 × 5,000 / 200</c>.</summary>
    private string Expression()
    {
        if (Identity.Product is null)
            return string.Join(", ", Known.Select(term => $"{term.Name} {Notation.Of(term.Shown)}"));
        var constant =
            Kind == ClaimKind.Change ? Fraction.One
            : Identity.IsShare ? Fraction.Hundred
            : Identity.Product.Coefficient;
        var terms = Known.OrderBy(term => term.Exponent < 0).ToList();
        var text = constant != Fraction.One || terms[0].Exponent < 0 ? Notation.Number(constant) : "";
        foreach (var term in terms)
            text += $"{(text.Length == 0 ? "" : term.Exponent < 0 ? " / " : " × ")}{Power(Bare(term.Shown), Math.Abs(term.Exponent))}";
        return text;
    }

    private string LeftExpression() =>
        Inputs.First(term => term.Claims.Count == 0).Exponent > 0
            ? $"{Bare(Stated)} / ({Expression()})"
            : $"{Expression()} / {Bare(Stated)}";

    private static string Bare(Interval interval) => Notation.Of(interval).Replace("= ", "", StringComparison.Ordinal);

    private static string Power(string term, int exponent) => exponent == 1 ? term : $"{term} ^ {exponent}";
}

/// <summary>One term of an equation's right side.</summary>
/// <param name="Code">The indicator's code.</param>
/// <param name="Indicator">The indicator, if the plan defines it.</param>
/// <param name="Exponent">The power.</param>
/// <param name="Claims">The claims about it; none when it is unknown.</param>
/// <param name="Shown">The range, in the words of the claims.</param>
/// <param name="Tolerated">The same, with numbers taken as rounded.</param>
/// <param name="ShareScope">For a share, the scope of the share; the whole is at that scope without the dimension.</param>
/// <param name="WholeOver">For the whole of a share, the dimension that its scope leaves out.</param>
public sealed record IdentityTerm(
    Code Code,
    Indicator? Indicator,
    int Exponent,
    IReadOnlyList<Claim> Claims,
    Interval Shown,
    Interval Tolerated,
    Scope? ShareScope,
    Code? WholeOver
)
{
    /// <summary>The name in the arithmetic: the code, and for a share the scope.</summary>
    public string Name =>
        ShareScope is null
            ? Code.ToString()
            : $"{Code} ({Notation.Of(WholeOver is { } dimension ? ShareScope.With(dimension, null) : ShareScope)})";
}

/// <summary>
/// Whether claims fit an equation: they break it, leave an implausible value for the unknown terms, or only imply this value.
/// </summary>
public enum IdentityVerdict
{
    Broken,
    Implausible,
    Implied,
}
