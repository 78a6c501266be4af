namespace ParkingOps.Web.Features.Reservations;

/// <summary>Why an agreement or a reservation was refused, in the order in which it is looked for: the first that fits is named.</summary>
public enum BookingRejection
{
    /// <summary>The record is no JSON object, or its text is no valid UTF-8.</summary>
    BadJson,

    /// <summary>A required field is absent, null, empty or no text.</summary>
    MissingField,

    /// <summary>The id over 64 or siteCode over 32 characters.</summary>
    TooLong,

    /// <summary>A day or time cannot be read, has no offset, or lies outside what can be.</summary>
    BadTime,

    /// <summary>The slot is not of 30 or 60 minutes.</summary>
    BadSlot,

    /// <summary>The period ends before it begins.</summary>
    BadPeriod,

    /// <summary>Not 4 to 12 letters or digits.</summary>
    BadPlate,

    /// <summary>An unknown service.</summary>
    BadService,

    /// <summary>No whole number from 1.</summary>
    BadRevision,

    /// <summary>No site has the code.</summary>
    UnknownSite,

    /// <summary>The site has neither a quota nor an offer under the service.</summary>
    SiteNotSharing,

    /// <summary>The id has other content and the revision is not higher.</summary>
    Conflict,
}

/// <summary>Words of the refusals for the sender's engineers.</summary>
internal static class BookingRejectionText
{
    /// <summary>The code as senders know it, for example <c>bad-slot</c>.</summary>
    public static string Name(this BookingRejection code) => code switch
    {
        BookingRejection.BadJson => "bad-json",
        BookingRejection.MissingField => "missing-field",
        BookingRejection.TooLong => "too-long",
        BookingRejection.BadTime => "bad-time",
        BookingRejection.BadSlot => "bad-slot",
        BookingRejection.BadPeriod => "bad-period",
        BookingRejection.BadPlate => "bad-plate",
        BookingRejection.BadService => "bad-service",
        BookingRejection.BadRevision => "bad-revision",
        BookingRejection.UnknownSite => "unknown-site",
        BookingRejection.SiteNotSharing => "site-not-sharing",
        _ => "conflict",
    };

    /// <summary>What is wrong, in one sentence that repeats nothing of the record.</summary>
    public static string Message(this BookingRejection code) => code switch
    {
        BookingRejection.BadJson => "The record is not a JSON object in UTF-8.",
        BookingRejection.MissingField => "The id, siteCode, plate and the days or times of the record are required texts.",
        BookingRejection.TooLong => "At most 64 characters for the id, 32 for siteCode.",
        BookingRejection.BadTime => "Days are YYYY-MM-DD, times need an offset; both lie between 2010 and two years ahead, and what has happened is not in the future.",
        BookingRejection.BadSlot => "A slot is 30 or 60 minutes long.",
        BookingRejection.BadPeriod => "lastDay is not before firstDay, and at most five years after it.",
        BookingRejection.BadPlate => "plate has 4 to 12 letters or digits.",
        BookingRejection.BadService => "service is not known.",
        BookingRejection.BadRevision => "revision is a whole number from 1.",
        BookingRejection.UnknownSite => "No site has this siteCode.",
        BookingRejection.SiteNotSharing => "The site has neither a quota nor an offer under this service.",
        _ => "Another content with this id and no lower revision is stored.",
    };
}
