using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Validation;

namespace PlanApi.Application.Validation;

/// <summary>The catalogue of plan rules.</summary>
public sealed record ListRules(string Language = "en") : Query<IReadOnlyList<RuleAnswer>>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

/// <summary>A rule: the finding for a plan that breaks it, and the remedy.</summary>
public sealed record RuleAnswer(string Code, Severity Severity, RuleFamily Family, string Sentence, string Explanation);

internal sealed class ListRulesHandler : IHandler<ListRules, IReadOnlyList<RuleAnswer>>
{
    public Task<Outcome<IReadOnlyList<RuleAnswer>>> Handle(ListRules request, CancellationToken cancellation)
    {
        IReadOnlyList<RuleAnswer> rules =
        [
            .. RuleCatalogue.All.Select(rule => new RuleAnswer(
                rule.Code,
                rule.Severity,
                rule.Family,
                rule.Sentence.In(request.Language),
                rule.Explanation.In(request.Language)
            )),
        ];
        return Task.FromResult(Outcome.Of(rules));
    }
}
