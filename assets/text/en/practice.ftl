# The practice account.
cli-practice-hello = Practice account of Widget Studio: nothing in it is real
cli-practice-address = Address
cli-practice-user = Token of a user who is no administrator
cli-practice-expired = Token that has ended
cli-practice-own = Token of the integration of demo_sip
cli-practice-integration = Integration: ID, secret, redirect URI, code
cli-practice-end = Ctrl+C ends it
cli-practice-failed = The practice account can't be started on port {$port}
    .next = Choose another port with --port, or let 0 choose a free one.
cli-practice-unread = The state of the practice account can't be read
    .next = Correct or remove the file practice.json.
cli-practice-unwritten = The practice account can't keep its state in {$path}
    .next = Check that this folder can be written to, or name another one in WIDGET_STUDIO_CONFIG_DIR.
cli-practice-no-thread = The system has no thread for the practice account
    .next = End other programs and try again.
cli-practice-shared = Another practice account is running with the same state: what is done in one is done in both

# Names in it.
account-sample-user-admin = Anna Example
account-sample-user-manager = Boris Sample
account-sample-user-gone = Vera Specimen
account-sample-pipeline-sales = Sales
account-sample-pipeline-partners = Partners
account-sample-stage-new = New
account-sample-stage-won = Closed won
account-sample-stage-lost = Closed lost
account-sample-field-login = Login
account-sample-field-password = Password
account-sample-field-phones = Phone numbers
account-sample-field-script = Path to the script
account-sample-field-key = API key
