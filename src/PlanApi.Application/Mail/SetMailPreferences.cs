using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Mail;

/// <summary>
/// Chooses what a party hears by e-mail, when and where; for whoever acts as the party, and for planners who see the whole plan. It changes
/// nothing in the plan, and its history does not tell of it.
/// </summary>
public sealed record SetMailPreferences(Code Plan, Code Party, MailChoices Choices, SeenVersions? ExpectedVersion)
    : Command<MailPreferences>
{
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class SetMailPreferencesHandler(PlanDb db, MailReaders readers, ChangeRecorder recorder)
    : IHandler<SetMailPreferences, MailPreferences>
{
    public async Task<Outcome<MailPreferences>> Handle(SetMailPreferences request, CancellationToken cancellation)
    {
        if (!(await readers.Party(recorder.Plan!, request.Party, cancellation)).IsSuccess(out var party, out var failure))
            return failure;
        var row = await readers.Of(party, cancellation);
        if (SeenVersions.Refusal(request.ExpectedVersion, row?.Version ?? 0) is { } refused)
            return refused;
        var choices = request.Choices;
        if (choices.Faults() is { IsEmpty: false } faults)
            return new Invalid(faults.Faults);
        if (row is null)
            db.Add(
                row = new MailReaderRow
                {
                    AboutPlanId = party.PlanId,
                    PartyId = party.Id,
                    Language = choices.Language,
                    Told = [],
                }
            );
        (row.Email, row.Language, row.Hour) = (choices.Email, choices.Language, choices.Hour);
        (row.Alerts, row.Escalations, row.Mentions, row.Reviews) = (choices.Alerts, choices.Escalations, choices.Mentions, choices.Reviews);
        row.Version++;
        await db.SaveChangesAsync(cancellation);
        return MailReaders.Show(request.Plan, request.Party, row);
    }
}
