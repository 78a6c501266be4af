namespace ParkingOps.Web.Features.Traffic;

/// <summary>Why a gate event was refused, in the order in which it is looked for: the first that fits is named.</summary>
public enum RejectionCode
{
    /// <summary>The record is no JSON object, or its text is no valid UTF-8.</summary>
    BadJson,

    /// <summary>eventId, siteCode, gate, direction, plate, at or admission is absent, null or empty, or an id or code is no usable text.</summary>
    MissingField,

    /// <summary>eventId over 64, gate or siteCode over 32 characters.</summary>
    TooLong,

    /// <summary>at or previousAt is no ISO 8601 time with an offset, lies more than 10 minutes ahead, or before 2010.</summary>
    BadTime,

    /// <summary>Neither entry nor exit.</summary>
    BadDirection,

    /// <summary>Not 4 to 12 letters or digits.</summary>
    BadPlate,

    /// <summary>An unknown admission, service or payment, or a revision that is no whole number from 1.</summary>
    BadAdmission,

    /// <summary>No site has the code.</summary>
    UnknownSite,

    /// <summary>The key does not name the site.</summary>
    NotYourSite,

    /// <summary>The id has other content on that day and the revision is not higher.</summary>
    Conflict,

    /// <summary>The day, or the one that a revision moves it from, is sealed: its figures stand and its events are gone (semantics 17).</summary>
    DaySealed,
}

/// <summary>Words of the refusals for the sender's engineers.</summary>
public static class RejectionText
{
    /// <summary>The code as senders and the quarantine know it, for example <c>bad-json</c>.</summary>
    public static string Name(this RejectionCode code) => code switch
    {
        RejectionCode.BadJson => "bad-json",
        RejectionCode.MissingField => "missing-field",
        RejectionCode.TooLong => "too-long",
        RejectionCode.BadTime => "bad-time",
        RejectionCode.BadDirection => "bad-direction",
        RejectionCode.BadPlate => "bad-plate",
        RejectionCode.BadAdmission => "bad-admission",
        RejectionCode.UnknownSite => "unknown-site",
        RejectionCode.NotYourSite => "not-your-site",
        RejectionCode.DaySealed => "day-sealed",
        _ => "conflict",
    };

    /// <summary>What is wrong, in one sentence that repeats nothing of the record.</summary>
    public static string Message(this RejectionCode code) => code switch
    {
        RejectionCode.BadJson => "The record is not a JSON object in UTF-8.",
        RejectionCode.MissingField => "eventId, siteCode, gate, direction, plate, at and admission are required texts.",
        RejectionCode.TooLong => "At most 64 characters for eventId, 32 for gate and siteCode.",
        RejectionCode.BadTime => "at and previousAt need an offset, and lie between 2010 and 10 minutes from now.",
        RejectionCode.BadDirection => "direction is entry or exit.",
        RejectionCode.BadPlate => "plate has 4 to 12 letters or digits.",
        RejectionCode.BadAdmission => "admission, service, payment or revision has a value that is not known.",
        RejectionCode.UnknownSite => "No site has this siteCode.",
        RejectionCode.NotYourSite => "The API key does not name this site.",
        RejectionCode.DaySealed => "The day is sealed: its figures stand and its events are gone.",
        _ => "Another content with this eventId and no lower revision is stored for that day.",
    };
}
