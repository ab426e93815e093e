using PlanApi.Domain.Validation.Rules;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// The contradictions of the closure, divided among the rules that report them: sums of parts; single equations and single growths, whose
/// rules show the claims of one kind of section together; and all others as a chain of steps.
/// </summary>
internal sealed class ContradictionKinds
{
    private readonly HashSet<IdentityCheck> _broken = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ImpliedBaseline> _growths = new(ReferenceEqualityComparer.Instance);

    public ContradictionKinds(PlanIndex plan)
    {
        var (sums, chains) = (new List<PartSum>(), new List<Contradiction>());
        var broken = new Lazy<ILookup<(Code, PlaceKey), IdentityCheck>>(() =>
            plan
                .Identities.Where(check => check.Verdict == IdentityVerdict.Broken && check.Identity.Result == check.Identity.Defined)
                .ToLookup(check => (check.Identity.Defined.Code, check.Result[0].Key))
        );
        foreach (var contradiction in plan.Closure.Contradictions)
        {
            if (PartSum.Of(plan, contradiction) is { } sum)
                sums.Add(sum);
            else if (
                !(
                    contradiction.Single is { } relation
                    && (relation.Defined is { } defined ? Tell(broken.Value[(defined.Code, relation.Terms[0].Key)]) : Tell(plan, relation))
                )
            )
                chains.Add(contradiction);
        }
        // Of claims that exclude each other, those of one kind of section are held together by themselves.
        _broken.UnionWith(
            broken
                .Value.SelectMany(same => same)
                .Where(check =>
                    check
                        .Result.Concat(check.Known.SelectMany(term => term.Claims))
                        .Any(claim => plan.Claims.At(claim.Key)!.IsContradictory)
                )
        );
        (Sums, Chains) = (sums, chains);
    }

    public IReadOnlyList<PartSum> Sums { get; }

    public IReadOnlyList<Contradiction> Chains { get; }

    public IEnumerable<IdentityCheck> Broken => _broken;

    public IEnumerable<ImpliedBaseline> Growths => _growths;

    private bool Tell(IEnumerable<IdentityCheck> checks)
    {
        var before = _broken.Count;
        _broken.UnionWith(checks);
        return _broken.Count > before;
    }

    private bool Tell(PlanIndex plan, EquationRelation growth)
    {
        if (plan.Claims.SubjectOf(growth.Terms[0].Key.Indicator, growth.Terms[0].Key.Scope) is not { } subject)
            return false;
        var implied = ImpliedBaseline
            .In(subject)
            .FirstOrDefault(one =>
                one.Levels.Key == growth.Terms[0].Key
                && one.Change.Key == growth.Terms[2].Key
                && one.OpposedBy(plan, subject) is (_, not null)
            );
        return implied is not null && _growths.Add(implied);
    }
}
