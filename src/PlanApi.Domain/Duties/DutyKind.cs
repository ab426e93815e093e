namespace PlanApi.Domain.Duties;

/// <summary>What is to be done.</summary>
public enum DutyKind
{
    /// <summary>Submit an improvement plan for an alert.</summary>
    AnswerAlert,

    /// <summary>Accept or return a submitted improvement plan; for the party to whom the alert's owner escalates.</summary>
    DecideImprovementPlan,

    /// <summary>Carry out a measure of an accepted improvement plan.</summary>
    CarryOutMeasure,

    /// <summary>Hold an open review.</summary>
    HoldReview,

    /// <summary>Carry out an action of a review.</summary>
    CarryOutAction,

    /// <summary>Enter and submit the numbers of a slice.</summary>
    EnterSlice,

    /// <summary>Lock a submitted slice or return it; for the party to whom the slice's party escalates.</summary>
    DecideSlice,

    /// <summary>Assess a change request; for its owner and, once it was escalated, for the committee.</summary>
    AssessChange,

    /// <summary>Vote on a change request; for each party with a seat that has not voted yet.</summary>
    VoteOnChange,

    /// <summary>Make an accepted change, whose day has come.</summary>
    ApplyChange,

    /// <summary>Decide about a change after its pilot.</summary>
    DecidePilot,

    /// <summary>Assess a risk again.</summary>
    ReassessRisk,

    /// <summary>Carry out the response to a risk.</summary>
    CarryOutResponse,

    /// <summary>Hold a drill of a contingency plan.</summary>
    HoldDrill,

    /// <summary>Reach a milestone and have it accepted.</summary>
    ReachMilestone,

    /// <summary>Finish a phase.</summary>
    FinishPhase,

    /// <summary>Finish an initiative.</summary>
    FinishInitiative,

    /// <summary>Answer a comment that mentions the party, in a thread that is not resolved.</summary>
    AnswerComment,
}
