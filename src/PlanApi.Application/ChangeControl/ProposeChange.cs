using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Parties;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>Asks a committee for a change of the plan. It is tried first; a change that is not possible is no request.</summary>
public sealed record ProposeChange(Code Plan, ChangeProposal Proposal) : Command<ChangeRequest>
{
    public override Permission Permission => Permission.ContributeWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>A change, with what a committee must know of it.</summary>
public sealed record ChangeProposal : ChangeDraft
{
    public const int MaxText = 4_000;

    public required string Title { get; init; }

    /// <summary>Why the plan must change.</summary>
    public required string Reason { get; init; }

    /// <summary>The committee that decides.</summary>
    public required Code Committee { get; init; }

    /// <summary>The party that answers for the change. It has no vote on it.</summary>
    public required Code Owner { get; init; }

    /// <summary>The day from which it is to hold; as soon as the committee wants it, when absent.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Whether the impact must be known within a few days.</summary>
    public bool IsEmergency { get; init; }
}

internal sealed class ProposeChangeHandler(
    UseCaseSender sender,
    ChangeRequestStore requests,
    CommitteeStore committees,
    PartyStore parties,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IStagingHandler<ProposeChange, ChangeRequest>
{
    private Outcome<ChangePreview> _tried;

    public async Task<Failure?> Stage(ProposeChange request, CancellationToken cancellation)
    {
        var key = caller.IdempotencyKey;
        caller.IdempotencyKey = null;
        try
        {
            _tried = await sender.Send(new PreviewChange(request.Plan, request.Proposal), cancellation);
        }
        finally
        {
            caller.IdempotencyKey = key;
        }
        // A request that was stored already is answered again, also where it could not be made now.
        return null;
    }

    public async Task<Outcome<ChangeRequest>> Handle(ProposeChange request, CancellationToken cancellation)
    {
        var (plan, proposal, faults) = (recorder.Plan!, request.Proposal, new FaultList());
        foreach (var (text, name) in new[] { (proposal.Title, "title"), (proposal.Reason, "reason") })
        {
            if (text.Trim().Length == 0)
                faults.Add(FaultCodes.MissingField, $"/{name}", "Say something here.");
            if (text.Length > ChangeProposal.MaxText)
                faults.Add(FaultCodes.TooLong, $"/{name}", $"At most {ChangeProposal.MaxText} characters are taken.");
        }
        var committee = await committees.Ids(plan.Id, [proposal.Committee.ToString()], cancellation);
        var owner = await parties.Ids(plan.Id, [proposal.Owner.ToString()], cancellation);
        if (committee.Count == 0)
            faults.Add(FaultCodes.UnknownReference, "/committee", $"There is no committee '{proposal.Committee}' in this plan.");
        if (owner.Count == 0)
            faults.Add(FaultCodes.UnknownReference, "/owner", $"There is no party '{proposal.Owner}' in this plan.");
        if (!_tried.IsSuccess(out var tried, out var failure))
        {
            if (failure is not Invalid)
                return failure;
            foreach (var fault in failure.Faults)
                faults.Add(fault);
        }
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var row = new ChangeRequestRow
        {
            PlanId = plan.Id,
            Number = plan.NextId++,
            Version = recorder.Version,
            Title = proposal.Title,
            Reason = proposal.Reason,
            CommitteeId = committee.Values.Single(),
            Committee = proposal.Committee.ToString(),
            OwnerId = owner.Values.Single(),
            Owner = proposal.Owner.ToString(),
            EffectiveOn = proposal.EffectiveOn,
            IsEmergency = proposal.IsEmergency,
            State = ChangeRequestState.Proposed,
            ProposedAt = clock.GetUtcNow().UtcTicks,
            ProposedBy = caller.Identity!.Name,
            ProposerId = caller.Identity.Id,
            ProposerPartyId = (await requests.CallersParty(cancellation))?.Id,
            Content = new ChangeContent(tried!.Changes, tried.Scenario, tried.Cells),
            Votes = [],
        };
        return await Refusal(row, cancellation) is { } refusal ? refusal : await requests.Add(row, cancellation);
    }

    /// <summary>A committee that can never decide is not asked.</summary>
    private async Task<Failure?> Refusal(ChangeRequestRow row, CancellationToken cancellation)
    {
        var (found, seats) = await requests.Committee(row, cancellation);
        var without = found!.RequiredRoles.Where(role => seats.All(seat => seat.Role != role)).ToList();
        if (without.Count > 0)
            return new NotAllowedNow(
                $"The committee '{found.Code}' needs the voice of the role "
                    + $"{string.Join(" and ", without.Select(role => CamelCase.Of(role)))}, "
                    + "which none of its seats has; add such a seat first."
            );
        if (VoteCount.Of(found, seats, [], await requests.Askers(row, cancellation)).MayVote == 0)
            return new NotAllowedNow($"Nobody in the committee '{found.Code}' may vote on this; add a seat for somebody else first.");
        if (row.IsEmergency)
            row.AssessmentDue = clock.GetUtcNow().AddDays(found.AssessWithinDays ?? Committee.StandardDays).UtcTicks;
        return null;
    }
}
