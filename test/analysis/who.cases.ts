/** One pronoun, between stars, and whom it stands for. */
export interface WhoCase {
  /** The sentences before; "Customer:" and "Agent:" say who spoke. */
  readonly before?: string;
  readonly text: string;
  readonly is: 'customer' | 'other';
  readonly to?: 'customer';
  /** The rule says nothing on purpose, although a reader knows: why. */
  readonly abstains?: string;
  /** The rule is wrong here: why. Counted against it. */
  readonly errs?: string;
}

const customer = (text: string, before?: string): WhoCase => ({
  text,
  is: 'customer',
  ...(before && { before }),
});
const other = (text: string, before?: string): WhoCase => ({ text, is: 'other', ...(before && { before }) });
const toCustomer = (text: string, is: WhoCase['is'] = 'customer', before?: string): WhoCase => ({
  text,
  is,
  to: 'customer',
  ...(before && { before }),
});
const abstains = (one: WhoCase, why: string): WhoCase => ({ ...one, abstains: why });
const errs = (one: WhoCase, why: string): WhoCase => ({ ...one, errs: why });

const twoKinds = 'two kinds of people are named in one sentence';
const noNoun = 'nobody is named in the two sentences before';
const listener = 'the sentence also turns to the listener';
const noTrigger = 'nothing but knowledge of the world says so';

/** Others spoken of: they, them, their, those people. */
export const THIRD: readonly WhoCase[] = [
  customer('*They* hate the new menu.', 'We watched twelve shoppers on Monday.'),
  customer('Nobody told *them* about it.', 'The residents found the lift locked.'),
  customer('It is *their* money after all.', 'A policyholder rang us twice.'),
  customer('*They* simply walk out.', 'Guests see the queue. It reaches the door.'),
  customer('That is what *they* do at six in the morning.', 'Commuters board here. The platform is dark.'),
  other('*They* moved away.', 'Readers liked it. It rained. The shop closed.'),
  customer('Students say *they* are lost on the second page.'),
  customer('When patients arrive, *they* look for a chair.'),
  customer('Our members keep the card in *their* wallet.'),
  customer('Tenants fix it *themselves* with tape.'),
  customer('*Those people* stand in the rain.', 'Passengers miss the last connection.'),
  customer('What do *those folks* do all day?', 'We met six subscribers in Leeds.'),
  customer('I keep thinking of *those users*.', 'Two users lost a whole afternoon of work.'),
  customer('And *theirs* was the only light on.', 'We visited a household at night.'),
  customer('*They* have no idea where to click.', 'Customer: I cannot find the form.'),
  customer('We should ring *them* back today.', 'Customer: nobody called me.'),
  customer('Did *they* get the parcel?', 'Agent: The buyer wrote again. Agent: No answer so far.'),
  customer('*They* gave up after a minute.', 'Callers hear the same tune. Callers hate it.'),
  customer('I would not blame *them*.', 'Parents wait outside. They wait for an hour.'),
  customer('Families come here because *they* feel safe.'),
  customer('A diner told me *they* could not read it.'),
  customer('It annoys *them* more than the price.', 'Viewers sit through three trailers.'),
  customer('*They* then have to explain it all again.', 'The claimant calls a second number.'),
  customer('So *they* print it and carry it home.', 'Many citizens own no scanner.'),
  customer('I met donors and asked why *they* give.'),
  customer('*Their* day begins at five.', 'Farmers buy from us. It is a hard life.'),
  other('*They* ship late again.', 'The supplier has a new owner.'),
  other('*They* want the figures by Friday.', 'Our investors met yesterday.'),
  other('I told *them* to wait.', 'The engineers asked for two more weeks.'),
  other('*They* have cut the price in half.', 'A competitor opened next door.'),
  other('Ask *them* for the slides.', 'The marketing team has it all.'),
  other('*They* voted against it.', 'Two committee members were absent.'),
  other('*They* found nothing.', 'The auditors left on Tuesday.'),
  other('What did *they* say?', 'The regulator answered. It took a month.'),
  other('*Those people* never answer the phone.', 'We wrote to the vendors again.'),
  other('Our agents say *they* are tired.'),
  other('The board thinks *they* can wait.'),
  other('*They* close at five.'),
  other('*They* are too small for a thumb.', 'The buttons sit at the back.'),
  other('*They* look dated.', 'The brochures came back from print.'),
  other('*They* restart by themselves.', 'The servers have been patched.'),
  other('We emptied *them*.', 'The user tables were full.'),
  other('*They* expire after a day.', 'User ids and client secrets are set by hand.'),
  other('*They* sing on Sundays too.', 'Two band members play for us.'),
  other('*They* told the story of the firm.', 'Our guest speakers were great.'),
  other('I will ask *them* tomorrow.', 'The product managers have the plan. It is long.'),
  abstains(customer('Our waiters meet guests and *they* wave.'), twoKinds),
  abstains(
    customer('*They* were in tears.', 'Our nurses sat with the patients. The engineers had left.'),
    'the last people named are others',
  ),
  abstains(customer('*They* felt ignored by it.', 'The agents read a script to callers.'), twoKinds),
  abstains(customer('Staff help visitors when *they* are lost.'), twoKinds),
  abstains(customer('*They* stand outside in the cold.', 'The door opens at nine.'), noNoun),
  abstains(customer('When *they* arrive, guests are tired.'), 'the pronoun stands before its noun'),
  abstains(
    customer('Before *they* pay, shoppers check the post code.'),
    'the pronoun stands before its noun',
  ),
  abstains(
    customer('*They* wrote in again.', 'Readers hated it. We changed it. It was late.'),
    'the noun stands three sentences back',
  ),
  abstains(other('The supplier talks to customers, and *they* raise the price.'), twoKinds),
  abstains(other('*They* escalate it.', 'Agents hear it from callers first.'), twoKinds),
  errs(
    other('*They* were printed twice.', 'Customers got their invoices.'),
    'a thing of the customer’s is meant',
  ),
  errs(other('*They* are on fire.', 'Riders love the new bikes.'), 'a thing is meant'),
];

/** One person spoken of, as tickets and calls do. */
export const ONE_PERSON: readonly WhoCase[] = [
  customer('*She* says the code never came.', 'The caller lives abroad.'),
  customer('*He* paid twice.', 'Customer: I was charged two times.'),
  customer('I sent *him* the form again.', 'Client rang at nine. No invoice so far.'),
  customer('*Her* baby was asleep in the car.', 'A shopper came to the desk.'),
  customer('The patient said *she* felt unheard.'),
  customer('An applicant asked me where *his* file was.'),
  customer('We refunded *her* at once.', 'The guest found the room taken.'),
  customer('*He* had waited since dawn.', 'One passenger was in a wheelchair. The lift was out.'),
  customer('Did anyone ring *her* back?', 'Customer: please call me.'),
  other('*She* will present the numbers.', 'My manager joins at ten.'),
  other('Ask *him* about the budget.', 'The director is back.'),
  other('*He* wrote most of the code.', 'Our lead engineer leaves in May.'),
  other('*She* has the contract.', 'The lawyer called.'),
  other('*He* is on holiday.'),
  other('*Her* team did it.', 'The account manager sent the deck.'),
  other('*He* started the company at nineteen.', 'Our guest speaker is here.'),
  other('*She* chairs it.', 'A committee member asked for the minutes.'),
  abstains(customer('*He* was furious.', 'The technician met the tenant.'), twoKinds),
  abstains(customer('*She* left in tears.', 'It was the third time this week.'), noNoun),
  errs(other('*He* drew the chart.', 'Customers left in March.'), 'one person cannot be the plural before'),
];

/** "You" where it is written to a customer. */
export const TO_CUSTOMER: readonly WhoCase[] = [
  toCustomer('Sorry that *you* had to wait.'),
  toCustomer('What are *you* hoping to do?'),
  toCustomer('*Your* parcel left today.'),
  toCustomer('Is this account *yours*?'),
  toCustomer('Did *you* try the other door?'),
  toCustomer('Can *you* send us a photo?'),
  toCustomer('Feel free to do it *yourself*.'),
  toCustomer('Thank *you* for calling.'),
  toCustomer('I see how hard this is for *you* and the kids.'),
  toCustomer('*They* will call before noon.', 'other', 'Our engineers have the part.'),
  toCustomer('*He* has the keys.', 'other', 'The technician leaves now.'),
  toCustomer('It helps *them* to sleep.', 'customer', 'Many parents told us so.'),
];

/** "You" among colleagues: anyone in the customer's shoes, or the one who listens. */
export const AMONG_US: readonly WhoCase[] = [
  customer('*You* come home tired and just want to zap.'),
  customer('Say it is raining and *you* are standing at the bus stop.'),
  customer('Imagine *you* are eighty and the print is tiny.'),
  customer('When *you* are in pain, a form is the last thing to fill in.'),
  customer('Nobody wants a manual when *you* just want to watch the news.'),
  customer('Put yourself in the seat: *you* hear nothing for ten minutes.'),
  customer('It has to work in the dark, on the sofa, when *you* cannot see the keys.'),
  customer('If *you* are a parent with a pram, the step is a wall.'),
  customer('As a passenger *you* never know when it comes.'),
  customer('*You* lose it twice a day.'),
  customer('*You* have to call three numbers to get one answer.'),
  customer('*You* get a letter and it makes no sense.'),
  customer('After work *you* do not read terms and conditions.'),
  customer('*You* pick up the phone and a tune plays.'),
  customer('By then *you* give up and go next door.'),
  customer('*You* wake up and the heating is off.'),
  customer('It is cold, *your* kids are hungry and the till is down.'),
  customer('*You* open the box and half of it is missing.'),
  customer('Then *you* end up in the wrong queue.'),
  customer('*You* feel stupid when the gate beeps.'),
  customer('With a baby on the arm *you* have one hand left.'),
  customer('*You* pay for it and it never shows up.'),
  customer('It is midnight, *you* are on hold and the battery dies.'),
  customer('*You* want to know when it arrives, that is all.'),
  other('Can *you* send me the deck?'),
  other('Thank *you* all for coming.'),
  other('Do *you* have the numbers?'),
  other('As *you* can see on this slide, it grew.'),
  other('*You* mentioned a second plan.'),
  other('I will send *you* the notes tonight.'),
  other('*You* guys did a great job.'),
  other('What do *you* think?'),
  other('*Your* slides are not shared yet.'),
  other('*You* are on mute.'),
  other('If *you* look at page two, the cost is there.'),
  other('Could *you* start with the agenda?'),
  other('*You* know, it is late.'),
  other('*You* need to send it by noon.'),
  other('Are *you* coming on Tuesday?'),
  other('I agree with *you* there.'),
  other('*You* should talk to finance.'),
  other('Did *you* test it at home?'),
  other('Let me show *you* the prototype.'),
  other('*You* could use a smaller chip.'),
  other('*You* have to present it on Friday.'),
  other('*Your* team owns the checkout.'),
  other('How are *you* today?'),
  other('Will *you* be in the office after work?'),
  abstains(customer('As you said, *you* come home and the thing is gone.'), listener),
  abstains(customer('You know what I mean, can you see it: *you* are stuck there.'), listener),
  abstains(customer('*You* cannot tell which side is up.'), noTrigger),
  abstains(customer('A thing like that, *you* put it away and forget it.'), noTrigger),
  abstains(customer('Why would *you* ever choose that?'), noTrigger),
  errs(other('*You* pay for the server, we pay for the licence.'), 'a trigger that also fits colleagues'),
  errs(other('*Your* car is blocking the gate, Tom.'), 'a trigger that also fits colleagues'),
];

export const WHO_CASES: readonly WhoCase[] = [...THIRD, ...ONE_PERSON, ...TO_CUSTOMER, ...AMONG_US];
