using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Mail;

/// <summary>Finds what parties want to hear by e-mail, for those who may know.</summary>
public sealed class MailReaders(PlanDb db, Caller caller)
{
    /// <summary>A party whose mail the caller may see and choose.</summary>
    internal async Task<Outcome<PartyRow>> Party(PlanRow plan, Code code, CancellationToken cancellation)
    {
        var key = code.ToString();
        if (
            await db.Set<PartyRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PlanId == plan.Id && row.Code == key, cancellation)
            is not { } party
        )
            return new NotFound("party", key);
        return caller.Identity is { Role: >= Role.Planner, IsLimited: false } || party.Subject == caller.Identity!.Name
            ? party
            : new Forbidden("the key of the party, or the role 'planner' without limits to members or indicators");
    }

    /// <summary>Its choices as they are stored; null where there are none.</summary>
    internal Task<MailReaderRow?> Of(PartyRow party, CancellationToken cancellation) =>
        db.Set<MailReaderRow>().FirstOrDefaultAsync(row => row.AboutPlanId == party.PlanId && row.PartyId == party.Id, cancellation);

    internal static MailPreferences Show(Code plan, Code party, MailReaderRow? row) =>
        row is null
            ? new MailPreferences
            {
                Plan = plan,
                Party = party,
                Version = 0,
            }
            : new MailPreferences
            {
                Plan = plan,
                Party = party,
                Version = row.Version,
                Email = row.Email,
                Language = row.Language,
                Hour = row.Hour,
                Alerts = row.Alerts,
                Escalations = row.Escalations,
                Mentions = row.Mentions,
                Reviews = row.Reviews,
            };
}
