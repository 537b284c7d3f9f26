internal import Cities
internal import CityPages
internal import StaffDesk

extension DeskWords {
    private static let mostCharacters = Words.of(.english).numbers.text(MessageText.maximumCount)

    static let english = DeskWords(
        titles: Words.of(.english).deskTitles,
        name: "Name",
        password: "Password",
        newPassword: "New password",
        passwordHint: "At least \(PasswordRules.minimumCount) characters, without your name.",
        email: "E-mail address",
        nameOrEmail: "Name or e-mail address",
        code: "Code",
        codeHint: "Nine digits.",
        mistakes: "This could not be done:",
        signInLead: "For the people who work here. Visitors need no sign-in.",
        signIn: "Sign in",
        signOut: "Sign out",
        signedInAs: { "You are signed in as \($0)." },
        signInFirst: "Please sign in first.",
        wrongSignIn: "The name or the password is wrong.",
        waitSeconds: { "Too many tries. Please wait for \($0) seconds." },
        busy: "Others are signing in just now. Please try again in a moment.",
        staleForm: "This page was open for too long, or did not come from here. Please send it again.",
        tooSlow: "The form did not arrive whole. Please send it again.",
        tooLarge: "The form was too large.",
        wrongKind: "Only what the forms of these pages send is taken; no files.",
        broken: "The desk cannot be reached just now. The other pages work.",
        askForCode: "Ask for a code",
        askForCodeLead: "With a code you choose a new password. It is good for an hour.",
        askForCodeButton: "Ask for a code",
        asked: (
            mail: "If somebody here has this name and an address, a code goes there when this machine's mail takes it, "
                + "three times an hour at most. Where none arrives, an administrator issues one.",
            noMail: "If somebody here has this name or address, an administrator sees the request and issues a code."
        ),
        useCode: "I have a code",
        useCodeButton: "Set the new password",
        wrongCode: "The code is wrong, used, or over.",
        forgotten: "Forgot your password?",
        ownData: "About you",
        role: "Role",
        roles: [.staff: "staff", .administrator: "administrator"],
        noEmail: "none",
        changeEmail: "Change the e-mail address",
        emailHint: "A code goes there when the password is forgotten. It may stay empty.",
        wrongEmail: "This is no e-mail address. Example: ivan@example.org",
        emailTaken: "Somebody else has this address.",
        currentPassword: "Present password",
        wrongPassword: "The present password is wrong.",
        changePassword: "Change the password",
        passwordFaults: [
            .tooShort: "The password has fewer than \(PasswordRules.minimumCount) characters.",
            .tooLong: "The password has more than \(PasswordRules.maximumCount) characters.",
            .tooSimple: "The password is too simple: it holds the name, or few different characters.",
            .untypable: "The password holds a character that cannot be typed.",
        ],
        sessions: "Where you are signed in",
        thisSession: "this one",
        minutesAgo: { begun, seen in "signed in \(begun) min ago, last used \(seen) min ago" },
        askedAgo: { "asked \($0) min ago" },
        endAllSessions: "End all of them",
        ownMessages: "Your messages",
        noMessages: "None yet.",
        save: "Save",
        supportLead: "What should technical support know?",
        reportLead: "What is wrong on the page?",
        text: "Message",
        textHint: "In any language, \(mostCharacters) characters at most.",
        about: { "About the page \($0)" },
        aboutTitled: { "About the page “\($0)”" },
        send: "Keep the message",
        kept: { "Message no. \($0): \($1)." },
        emptyText: "The message is empty.",
        tooLongText: "The message has more than \(mostCharacters) characters.",
        tooMany: "So many messages were written within the last hour that no more are taken. Please try again later.",
        tooManyOfVisit: "No more reports are taken from this visit.",
        full: "So many messages wait to leave this kiosk that no more are taken.",
        kinds: [.support: "Message to support", .report: "Error report"],
        state: { state in
            switch state {
            case .written: "kept here, has not left yet"
            case .mailed: "handed to this machine's mail"
            case .left(on: ""): "left on the stick"
            case .left(on: let day): "left on the stick, \(day)"
            }
        },
        written: { $0.words(unknown: { "time unknown (start \($0) of the machine)" }) },
        service: "Service page",
        bundles: "Installed pages",
        bundleNames: (current: "Shown", previous: "Before it", held: "Sent away"),
        none: "none",
        onTrial: "still on trial",
        wishes: [
            .sync: "Update from the stick now", .rollback: "Back to the pages before",
            .installHeld: "Install what was sent away all the same", .restartBrowser: "Restart the browser",
        ],
        asksNobody: "This machine is not set up to be asked for more than that.",
        notPossible: "There is nothing to do that with, or it failed; the log says why.",
        health: "The machine",
        disk: "Disk",
        memory: "Memory",
        temperature: "Temperature",
        running: "Running",
        free: { free, total in "\(free) MB of \(total) MB free" },
        upFor: { seconds in "for \(seconds / 86_400) d \(seconds / 3600 % 24) h \(seconds / 60 % 60) min" },
        lastErrors: "Last errors",
        noErrors: "None since the start.",
        views: "Pages viewed",
        viewsLead: { count, days in "\(count) in the last \(days) days on which any were" },
        day: "Day",
        noViews: "Nothing counted yet on a known day.",
        codeRequests: "Waiting for a code",
        noCodeRequests: "Nobody.",
        issueCode: "Issue a code",
        codeFor: { "Code for \($0)" },
        codeLead: "Tell it to them now: it is shown once, and good for an hour.",
        accounts: "Who may sign in",
        remove: "Remove",
        removeQuestion: { "Shall \($0) sign in no more? Their messages stay." },
        removeSurely: "Yes, remove",
        addAccount: "Let somebody sign in",
        addAccountLead: "They choose their password themselves, with the code that you get here.",
        add: "Add",
        badName: "A name has 2 to 40 letters, digits, dots, hyphens and low lines.",
        nameTaken: "Somebody has that name already.",
        lastAdministrator: "This is the last administrator.",
        noSuchAccount: "Nobody has that name.",
        noPassword: "no password chosen yet",
        backToAccount: "To your personal page",
        said: [
            .signedOut: "You are signed out.", .reset: "The new password is set. Sign in with it.",
            .password: "The new password is set. Other places where you were signed in have ended.",
            .email: "The e-mail address is changed.", .sessions: "All of them have ended.",
            .done: "Done.", .wished: "The machine was asked. What comes of it shows here.", .removed: "Removed.",
            .noCode: "Added, but there is no code yet. Issue one in a moment, beside the name.",
            .asked: "",
        ]
    )
}

extension Moment {
    /// `2026-11-23 13:05` by the clock at the place.
    func words(unknown: (_ boot: Int) -> String) -> String {
        guard let wall else { return unknown(boot) }
        let time = CivilTime(wall)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(time.isoDay) \(two(time.hour)):\(two(time.minute))"
    }
}
