using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Access;
using PlanApi.Application.Duties;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Application.Webhooks;
using PlanApi.Domain.Mail;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Mail.Sending;

/// <summary>
/// Tells parties by e-mail what they owe. What a message holds is read when it is sent, with the present rights of whoever acts as the
/// party. What was sent is stored afterwards, so a message is sent at least once, however the process ends.
/// </summary>
public sealed partial class MailRunner(
    IServiceScopeFactory scopes,
    MailQueue queue,
    MailSender sender,
    MailSettings settings,
    TimeProvider clock,
    ILogger<MailRunner> log
)
{
    // By reader: what it was last looked at for. As long as that stays, there is nothing new.
    private readonly Dictionary<long, (long Reader, long Plan, DateTime Hour)> _looked = [];

    /// <summary>Makes the messages that are to be sent by now, and sends those that are due. Not several times at once.</summary>
    public async Task Round(CancellationToken cancellation)
    {
        if (!sender.IsOn)
            return;
        foreach (var reader in await queue.Readers(cancellation))
            await Look(reader, cancellation);
        while (await queue.Claim(cancellation) is { } mail)
            await Send(mail, cancellation);
        await queue.Expire(cancellation);
    }

    private async Task Look(MailReaderRow reader, CancellationToken cancellation)
    {
        var plan = await queue.Read(db => PlanOf(db, reader, cancellation));
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone));
        var state = (reader.Version, plan.Version, local.Date.AddHours(local.Hour));
        if (plan.Status == PlanStatus.Closed || _looked.GetValueOrDefault(reader.Id) == state)
            return;
        var (choices, duties) = (Choices(reader), await Duties(plan, reader, cancellation));
        var atOnce = duties.Where(duty => choices.TimingOf(duty) == MailTiming.AtOnce).Select(KeyOf).ToList();
        var news = atOnce.Except(reader.Told).ToList();
        var (today, isTime) = (DateOnly.FromDateTime(local.Date), local.Hour >= reader.Hour);
        var daily =
            isTime && (reader.ToldOn is not { } last || last < today)
                ? duties.Where(duty => choices.TimingOf(duty) == MailTiming.Daily).Select(KeyOf).ToList()
                : [];
        if (news.Count > 0 || daily.Count > 0 || atOnce.Count != reader.Told.Count)
            await queue.Add(
                reader,
                atOnce,
                daily.Count > 0 ? today : reader.ToldOn,
                new[] { news, daily }.Where(keys => keys.Count > 0),
                cancellation
            );
        _looked[reader.Id] = state;
    }

    private async Task Send(MailRow mail, CancellationToken cancellation)
    {
        var found = await queue.Read(async db =>
        {
            var reader = await db.Set<MailReaderRow>().AsNoTracking().FirstAsync(row => row.Id == mail.ReaderId, cancellation);
            return (Reader: reader, Plan: await PlanOf(db, reader, cancellation));
        });
        var keys = mail.Duties.ToHashSet();
        var duties = (await Duties(found.Plan, found.Reader, cancellation)).Where(duty => keys.Contains(KeyOf(duty))).ToList();
        if (duties.Count == 0 || found.Reader.Email is null)
        {
            // Done in the meantime, or not for these eyes any more.
            await queue.Record(mail, row => (row.State, row.DueAt) = (DeliveryState.Withheld, null), cancellation);
            return;
        }
        var answer = await sender.Send(MailText.Of(settings, mail, found.Reader, found.Plan, duties), cancellation);
        if (answer.Problem is { } problem)
            LogRefused(log, mail.Id, problem);
        var now = clock.GetUtcNow().UtcTicks;
        await queue.Record(
            mail,
            row =>
            {
                row.Attempts++;
                row.Problem = answer.Problem;
                (row.State, row.DueAt) =
                    answer.Problem is null ? (DeliveryState.Delivered, null)
                    : !answer.IsForGood && DeliveryAttempts.WaitAfter(row.Attempts, null, RandomNumberGenerator.GetInt32(1_000)) is { } wait
                        ? (DeliveryState.Waiting, (long?)(now + wait.Ticks))
                    : (DeliveryState.Failed, null);
            },
            CancellationToken.None
        );
    }

    /// <summary>What the party owes, as far as whoever acts as it may see; nothing where their key counts no longer.</summary>
    private async Task<IReadOnlyList<Duty>> Duties(PlanRow plan, MailReaderRow reader, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PlanDb>();
        var party = await db.Set<PartyRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == reader.PartyId, cancellation);
        if (party is null || await IdentityOf(services, db, party.Subject, cancellation) is not { } identity)
            return [];
        services.GetRequiredService<Caller>().Identity = identity;
        var request = new ListDuties(Code.Known(plan.Code))
        {
            Filter = new DutyFilter { Parties = [Code.Known(party.Code)] },
            Page = new PageRange(ListOptions.MaxFirst),
        };
        var answer = await services.GetRequiredService<UseCaseSender>().Send(request, cancellation);
        return answer.IsSuccess(out var page, out _) ? page.Items : [];
    }

    /// <summary>With whose rights a party reads: those of its key or person; its own, where there has never been such a key.</summary>
    private static async Task<Identity?> IdentityOf(IServiceProvider services, PlanDb db, string? subject, CancellationToken cancellation)
    {
        if (subject is null)
            return Caller.Local;
        var key = await db.Set<ApiKeyRow>()
            .AsNoTracking()
            .Where(row => row.Name == subject)
            .Select(row => (long?)row.Id)
            .FirstOrDefaultAsync(cancellation);
        return key is { } id ? await services.GetRequiredService<ApiKeyVerifier>().Find(id, cancellation) : Caller.Local;
    }

    private static Task<PlanRow> PlanOf(PlanDb db, MailReaderRow reader, CancellationToken cancellation) =>
        db.Set<PlanRow>().AsNoTracking().FirstAsync(row => row.Id == reader.AboutPlanId, cancellation);

    // What has come to a party by escalation is news, also where it knew before.
    private static string KeyOf(Duty duty) => duty.IsEscalated ? duty.Key + "/escalated" : duty.Key;

    private static MailPreferences Choices(MailReaderRow row) => MailReaders.Show(default, default, row);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not taken and is sent again later: {Problem}")]
    private static partial void LogRefused(ILogger logger, long id, string problem);
}
