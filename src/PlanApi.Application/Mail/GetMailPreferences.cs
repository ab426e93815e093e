using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Mail;

/// <summary>
/// What a party wants to hear by e-mail, and where. Told to whoever acts as the party, and to planners who see the whole plan.
/// </summary>
public sealed record GetMailPreferences(Code Plan, Code Party) : Query<MailPreferences>, IDependsOnMore
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetMailPreferencesHandler(PlanFinder plans, MailReaders readers) : IHandler<GetMailPreferences, MailPreferences>
{
    public async Task<Outcome<MailPreferences>> Handle(GetMailPreferences request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        return (await readers.Party(plan, request.Party, cancellation)).IsSuccess(out var party, out failure)
            ? MailReaders.Show(request.Plan, request.Party, await readers.Of(party, cancellation))
            : failure;
    }
}
